/** Chromium for tests of the page: a fresh profile, no network of its own, and an ear for everything that goes wrong. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, type TestContext } from 'node:test';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** False where there is no browser; the test is then skipped, or fails where one is required. */
export function hasBrowser(t: TestContext): boolean {
  if (existsSync(CHROMIUM)) return true;
  assert.notEqual(process.env['REQUIRE_BROWSER'], '1', `There is no ${CHROMIUM}.`);
  t.skip(`There is no ${CHROMIUM}; "make check-browser" needs it.`);
  return false;
}

let browser: Promise<Browser> | null = null;

/** One for all tests of a file; each gets a context of its own, with nothing from the others. */
function theBrowser(): Promise<Browser> {
  browser ??= chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  return browser;
}

after(async () => {
  await (await browser)?.close();
});

export interface OpenPage {
  readonly page: Page;
  /** What the page asked for, said in the console, or failed in. */
  readonly complaints: readonly string[];
  /** How many rows of a table are in sight. */
  readonly rowsOf: (table: string) => Promise<number>;
}

/** Opens markup as a file, as somebody does on a share; closes it after the test. */
export async function open(
  t: TestContext,
  markup: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const folder = mkdtempSync(join(tmpdir(), 'csp-reconcile-browser-'));
  const file = join(folder, 'reconciliation.html');
  writeFileSync(file, markup);
  const context = await (
    await theBrowser()
  ).newContext({
    reducedMotion: 'reduce',
    viewport: { width: 1360, height: 900 },
    ...options,
  });
  t.after(async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const address = pathToFileURL(file).href;
  page.on('request', (request) => {
    if (request.url() !== address) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(address);
  const rowsOf = (table: string) => page.locator(`#${table} tbody tr:visible`).count();
  return { page, complaints, rowsOf };
}
