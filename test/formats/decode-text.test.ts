/** Which text files are decoded, as what, and with which words the others are refused. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import configSchema from '../../schemas/config.schema.json' with { type: 'json' };
import { OPTIONS } from '../../src/cli/options.ts';
import { decodeText, ENCODINGS, lineAt } from '../../src/formats/decode-text.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';

const WORD = 'Société;Blå\n';

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

function wide(unit: (code: number) => number[]): Buffer {
  return Buffer.from(Array.from(WORD).flatMap((letter) => unit(letter.charCodeAt(0))));
}

function bytesOf(...parts: (string | number[] | Buffer)[]): Buffer {
  return Buffer.concat(parts.map((part) => (Buffer.isBuffer(part) ? part : Buffer.from(part))));
}

function refusal(bytes: Uint8Array, encoding?: string) {
  const result = decodeText(bytes, encoding);
  assert.ok(!result.ok, 'the file was decoded');
  return result.problem;
}

describe('a text file that can be trusted is decoded', () => {
  const cases: [title: string, bytes: Buffer, encoding: string][] = [
    ['UTF-8 without a mark', bytesOf(WORD), 'utf-8'],
    ['UTF-8 with a mark', bytesOf([0xef, 0xbb, 0xbf], WORD), 'utf-8'],
    ['UTF-16LE with a mark', bytesOf([0xff, 0xfe], Buffer.from(WORD, 'utf16le')), 'utf-16le'],
    ['UTF-16BE with a mark', bytesOf([0xfe, 0xff], utf16be(WORD)), 'utf-16be'],
    ['UTF-16LE without a mark', Buffer.from(WORD, 'utf16le'), 'utf-16le'],
    ['UTF-16BE without a mark', utf16be(WORD), 'utf-16be'],
  ];
  for (const [title, bytes, encoding] of cases) {
    test(title, () => {
      assert.deepEqual(decodeText(bytes), { ok: true, text: WORD, encoding });
    });
  }

  test('windows-1252 when asked for, with its own signs between 0x80 and 0x9F', () => {
    const bytes = bytesOf([0x80, 0x20, 0x92, 0x20, 0x8a, 0x9f, 0xe9, 0xff]);
    const decoded = { ok: true, text: '€ ’ ŠŸéÿ', encoding: 'windows-1252' };
    assert.deepEqual(decodeText(bytes, 'windows-1252'), decoded);
    assert.deepEqual(decodeText(bytes, 'latin1'), decoded, 'the web knows Latin-1 as windows-1252');
  });

  test('a mark wins over the encoding that was asked for', () => {
    const result = decodeText(bytesOf([0xef, 0xbb, 0xbf], WORD), 'windows-1252');
    assert.deepEqual(result, { ok: true, text: WORD, encoding: 'utf-8' });
  });

  const asked: [encoding: (typeof ENCODINGS)[number], bytes: number[], text: string][] = [
    ['utf-8', [0xc3, 0xa9], 'é'],
    ['utf-16le', [0xe9, 0], 'é'],
    ['utf-16be', [0, 0xe9], 'é'],
    ['windows-1252', [0x80, 0xe9], '€é'],
    ['windows-1250', [0x8c, 0xb3], 'Śł'],
    ['iso-8859-1', [0xe9, 0xe5], 'éå'],
    ['iso-8859-2', [0xa3, 0xea], 'Łę'],
    ['iso-8859-15', [0xa4, 0xbc], '€Œ'],
    ['shift_jis', [0x83, 0x65, 0x93, 0xfa], 'テ日'],
    ['macintosh', [0x8e, 0xdb], 'é€'],
  ];
  for (const [encoding, bytes, text] of asked) {
    test(`${encoding}, when asked for`, () => {
      const result = decodeText(Buffer.from(bytes), encoding);
      assert.deepEqual(result.ok && result.text, text);
    });
  }

  test('the same encodings can be asked for everywhere', () => {
    const known = asked.map(([encoding]) => encoding);
    assert.deepEqual(ENCODINGS, known);
    assert.deepEqual(OPTIONS.encoding.choices, known);
    assert.deepEqual(configSchema.properties.encoding.enum, known);
  });

  test('another encoding that the platform knows, when asked for', () => {
    const result = decodeText(bytesOf([0xcb, 0xe5]), 'iso-8859-7');
    assert.deepEqual(result, { ok: true, text: 'Λε', encoding: 'iso-8859-7' });
  });
});

describe('a file whose encoding is not certain is refused', () => {
  const utf32le = wide((code) => [code, 0, 0, 0]);
  const utf32be = wide((code) => [0, 0, 0, code]);
  const cyrillic = Buffer.from('Привет мир; это; 1', 'utf16le');
  const cases: [title: string, bytes: Uint8Array, encoding: string | undefined, what: RegExp][] = [
    ['UTF-32LE with a mark', bytesOf([0xff, 0xfe, 0, 0], utf32le), undefined, /UTF-32/],
    ['UTF-32BE with a mark', bytesOf([0, 0, 0xfe, 0xff], utf32be), undefined, /UTF-32/],
    ['UTF-32LE without a mark', utf32le, undefined, /UTF-32/],
    ['UTF-32BE without a mark', utf32be, undefined, /UTF-32/],
    ['UTF-16LE that cannot be proven', cyrillic, undefined, /probably UTF-16LE/],
    [
      'UTF-16BE that cannot be proven',
      Buffer.from(cyrillic).swap16(),
      undefined,
      /probably UTF-16BE/,
    ],
    ['UTF-16 that is cut off', bytesOf([0xff, 0xfe, 0x41]), undefined, /not valid UTF-16LE/],
    ['half a surrogate pair', bytesOf([0xff, 0xfe, 0x3d, 0xd8]), undefined, /not valid UTF-16LE/],
    [
      'a byte without meaning in windows-1252',
      bytesOf([0x41, 0x81]),
      'windows-1252',
      /0x81 at offset 1/,
    ],
    ['a byte without meaning in Polish', bytesOf([0x41, 0x81]), 'windows-1250', /0x81 at offset 1/],
    ['a byte without meaning in Latin-9', bytesOf([0x0a, 0x80]), 'iso-8859-15', /\(line 2\)/],
    ['half a Japanese character', bytesOf([0x82]), 'shift_jis', /not valid SHIFT_JIS/],
  ];
  for (const [title, bytes, encoding, what] of cases) {
    test(title, () => {
      const problem = refusal(bytes, encoding);
      assert.equal(problem.code, 'E_ENCODING');
      assert.match(ENGLISH.of(problem.what), what);
      assert.doesNotMatch(ENGLISH.of(problem.fix), /utf-32/, 'no advice that leads nowhere');
    });
  }
});

describe('a byte or character that is not text refuses the file with its line', () => {
  const invalid: [title: string, bytes: number[], offset: number][] = [
    ['a windows-1252 letter', [0x61, 0x0a, 0x62, 0xe9, 0x20], 3],
    ['a lone continuation byte', [0x61, 0x0a, 0x80], 2],
    ['an overlong form', [0x0a, 0xe0, 0x80, 0x80], 1],
    ['a surrogate', [0x0a, 0x61, 0xed, 0xa0, 0x80], 2],
    ['a character beyond Unicode', [0x0a, 0xf5, 0x80, 0x80, 0x80], 1],
    ['a letter cut off by the end, after longer ones', [0x0a, ...Buffer.from('é€😀'), 0xc3], 10],
  ];
  for (const [title, bytes, offset] of invalid) {
    test(`UTF-8 with ${title} names the byte, its offset and its line`, () => {
      const { code, place, what, fix } = refusal(Buffer.from(bytes));
      assert.deepEqual([code, place], ['E_ENCODING', 'line 2']);
      assert.match(
        ENGLISH.of(what),
        new RegExp(`: byte 0x[0-9A-F]{2} at offset ${offset} \\(line 2\\) `),
      );
      assert.match(ENGLISH.of(fix), /CSV UTF-8.*--encoding windows-1252/);
    });
  }

  test('a NUL character or a replacement character is named with its line', () => {
    const problems = [refusal(bytesOf('a\r\nb\0')), refusal(bytesOf('a\rb\uFFFD'))];
    assert.deepEqual(
      problems.map(({ code, place }) => [code, place]),
      Array(2).fill(['E_ENCODING', 'line 2']),
    );
  });
});

test('an encoding nobody knows is refused with those that are known', () => {
  const { code, fix } = refusal(bytesOf('a'), 'utf-9');
  assert.equal(code, 'E_ENCODING_OPTION');
  assert.match(ENGLISH.of(fix), /utf-8, utf-16le, .* macintosh/);
});

describe('old encodings are refused with a hint', () => {
  const cases: [title: string, bytes: Buffer, hint: RegExp][] = [
    ['French', Buffer.from('Nom;Etat\r\nSociété générale;créé à Orléans\r\n', 'latin1'), /1252/],
    ['Swedish', Buffer.from('Namn\r\nÅsa Öberg, Älvsjö åäö\r\n', 'latin1'), /1252/],
    [
      'Japanese',
      Buffer.from([0x83, 0x65, 0x83, 0x58, 0x83, 0x67, 0x0a, 0x93, 0xfa, 0x96, 0x7b]),
      /shift_jis \(it looks like Japanese/,
    ],
    [
      'Chinese',
      Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0x0a, 0xb2, 0xe2, 0xca, 0xd4, 0x0a]),
      /Chinese/,
    ],
  ];
  for (const [title, bytes, hint] of cases) {
    test(title, () => {
      const { code, fix } = refusal(bytes);
      assert.equal(code, 'E_ENCODING');
      assert.match(ENGLISH.of(fix), hint);
    });
  }
});

test('an empty file is refused, also when it holds a byte order mark only', () => {
  assert.equal(refusal(new Uint8Array()).code, 'E_FILE_EMPTY');
  assert.equal(refusal(bytesOf([0xff, 0xfe])).code, 'E_FILE_EMPTY');
});

test('a file above one gigabyte is refused before it is looked at', () => {
  assert.equal(refusal(new Uint8Array(1024 ** 3 + 1)).code, 'E_FILE_TOO_BIG');
});

test('a line ends with LF, CRLF or CR, in text as in bytes', () => {
  const text = 'a\nb\r\nc\rd';
  for (const [letter, line] of [
    ['a', 1],
    ['b', 2],
    ['c', 3],
    ['d', 4],
  ] as const) {
    assert.equal(lineAt(text, text.indexOf(letter)), line);
    assert.equal(lineAt(Buffer.from(text), text.indexOf(letter)), line);
  }
});
