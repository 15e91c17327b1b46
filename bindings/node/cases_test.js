#!/usr/bin/env node
'use strict';
// The cases of testdata, by way of Node.js.
const assert = require('node:assert/strict');

const { Validator } = require('./assay');
const { FOLDERS, cases, validate, answers } = require('./case_files');

// A violation as cases have it.
function told({ code, status, message, parameters, rule, also }) {
  return { code, status, message, parameters, rule, ...(also.length > 0 ? { also } : {}) };
}

function compare(report, one) {
  assert.equal(report.verdict, one.verdict);
  assert.deepEqual(report.violations.map(told), one.violations.map(({ message_zh: _, ...rest }) => rest));
  assert.deepEqual(report.warnings.map(({ parameters, rule }) => ({ parameters, rule })), one.warnings);
  if (one.unchecked !== 'all') assert.deepEqual(report.unchecked.map(({ id }) => id), one.unchecked);
  if ('operation' in one) assert.equal(report.operation || null, one.operation);
  for (const [name, [value, origin]] of Object.entries(one.effective ?? {})) {
    const found = report.effective(name);
    assert.deepEqual([found.origin === 'absent' ? null : found.value, found.origin], [value, origin], name);
  }
}

let count = 0;
const failed = [];
for (const [folder, ruleset] of FOLDERS) {
  const validator = new Validator({ files: [ruleset] });
  for (const [place, one] of cases(folder)) {
    // JavaScript itself replaces half of a surrogate pair when it makes UTF-8.
    if (JSON.stringify(one).match(/[^\\]\\ud[89ab]/)) continue;
    try {
      compare(validate(validator, one, answers(one)), one);
    } catch (error) {
      failed.push(`${folder}/${place}: ${error.message}`);
    }
    count += 1;
  }
}
assert.deepEqual(failed, []);
assert.ok(count > 2000, `${count} cases`);
console.log(`${count} cases`);
