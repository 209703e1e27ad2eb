# What a person does here. Everything runs through npm, so it also works without make (see package.json).
.DEFAULT_GOAL := help
.PHONY: help install check check-office check-package check-browser test golden fuzz bench bench-readme demo build clean

STAMP := node_modules/.package-lock.json

help: ## say what can be done here
	@echo 'make demo     reconcile the sample tenants and show where the result is'
	@echo 'make test     run the tests'
	@echo 'make check    all that must hold before a change goes in: layout, types, lint, walls, tests with coverage'
	@echo 'make check-office  send an action sheet through LibreOffice (needs soffice)'
	@echo 'make build    make dist/csp-reconcile.js, its bill of materials and the licences of what is in it'
	@echo 'make check-package  pack it, install it in an empty folder and run it there'
	@echo 'make check-browser  open the page in Chromium: keyboard, filters, accessibility, print (needs chromium)'
	@echo 'make golden   write the expected results anew, for you to review'
	@echo 'make fuzz     damage files by the thousand: each must end in all of its data or a named error'
	@echo 'make bench    time and memory, beside other programs (ARGS=--full: up to 10,000 customers)'
	@echo 'make bench-readme  the same, with the tables written into README'
	@echo 'make install  get the libraries (the others do this by themselves)'
	@echo 'make clean    remove what was made here'

install: $(STAMP) ## get the libraries

$(STAMP): package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund
	@touch $(STAMP)

check: install
	npm run --silent format:check
	npm run --silent types
	npm run --silent lint
	npm run --silent walls
	npm run --silent coverage

check-office: install ## an action sheet that LibreOffice has saved must read as before
	REQUIRE_OFFICE=1 node --import tsx test/run.ts test/formats/living-sheet.test.ts

check-browser: install ## the page must work in a browser: no errors, no requests, by keyboard, for screen readers, on paper
	REQUIRE_BROWSER=1 node --import tsx test/run.ts test/browser/page.test.ts

test: install
	npm test --silent

golden: install
	@if [ -n "$$CI" ]; then echo 'Expected results are not written on a build machine: nobody would review them.' >&2; exit 1; fi
	UPDATE_GOLDEN=1 npm test --silent
	@git status --short test docs README.md 2>/dev/null || true
	@echo 'Review the files above like code before you commit them.'

fuzz: install
	npm run --silent fuzz

bench: build ## ARGS=--full goes to 10,000 customers
	node --import tsx test/bench/bench.ts $(ARGS)

bench-readme: build ## the same, with the tables written into README
	node --import tsx test/bench/bench.ts --readme $(ARGS)

demo: install
	@npm run --silent csp-reconcile -- reconcile --config samples/tour/csp-reconcile.json --from samples/tour/from --to samples/tour/to --out reconciliation --as-of 2026-05-20 --migration-start 2026-04-15 || test $$? -eq 3
	@echo
	@echo 'It ends as INCOMPLETE (exit code 3) because the tour has files and rows that cannot be read, on purpose.'
	@echo 'Open these files in the folder reconciliation:'
	@echo '  action-sheet.xlsx     what to do, line by line'
	@echo '  reconciliation.html   the result in a browser'
	@echo '  reconciliation.xlsx   the result in Excel, every customer and product'
	@echo '  reconciliation.json   the same for other programs'

build: install
	npm run --silent build

check-package: install ## what npm pack makes must install and run elsewhere
	.ci/check-package

clean:
	rm -rf dist coverage reconciliation
