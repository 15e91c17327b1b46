'use strict';
// The cases of testdata for Node.js: see testdata/README.md.
const fs = require('node:fs');
const path = require('node:path');

// Folders of cases, each with the ruleset that it is about.
const FOLDERS = fs.readFileSync('testdata/folders.txt', 'utf8').trim().split('\n').map((line) => line.split(' '));

function* cases(folder) {
  for (const name of fs.readdirSync(path.join('testdata', folder)).sort()) {
    if (!name.endsWith('.jsonl')) continue;
    const lines = fs.readFileSync(path.join('testdata', folder, name), 'utf8').split('\n');
    for (const [index, line] of lines.entries()) {
      if (line.trim() !== '' && !line.startsWith('#')) yield [`${name}:${index + 1}`, JSON.parse(line)];
    }
  }
}

// A text of a case, as it is given to the module.
const data = (text) => (typeof text === 'object' ? Buffer.from(text.hex, 'hex') : text);
const pairs = (listed) => listed.map(([name, value]) => [data(name), data(value)]);

function overHttp(validator, { method, target, headers = [], body = '' }, options) {
  const lines = Array.isArray(headers) ? pairs(headers) : Object.entries(headers);
  return validator.http({ method: data(method), target: data(target), headers: lines, body: data(body) }, options);
}

// Answers the request of a case.
function validate(validator, one, facts) {
  const options = { facts, now: one.now };
  if (one.pairs) return validator.pairs(pairs(one.pairs), options);
  if (one.http) return overHttp(validator, one.http, options);
  let text = one.request;
  if (one.request_hex) text = Buffer.from(one.request_hex, 'hex');
  if (one.request_parts) {
    const repeated = (bytes, times) => Buffer.alloc(bytes.length * times, bytes);
    text = Buffer.concat(one.request_parts.map(([part, times]) => repeated(Buffer.from(data(part)), times)));
  }
  const beginsWith = (start) => Buffer.from(text).subarray(0, start.length).equals(Buffer.from(start));
  if (beginsWith('{"http":')) return overHttp(validator, JSON.parse(text.toString()).http, options);
  return beginsWith('{') ? validator.json(text, options) : validator.query(text, options);
}

// What the facts of a case say, as a function; undefined when it has none.
function answers({ facts }) {
  if (facts === undefined) return undefined;
  return (fact) => {
    let found = facts[fact.id];
    for (const argument of fact.arguments) {
      if (typeof found !== 'object') break;
      found = found[argument.value] ?? found['*'];
    }
    return found;
  };
}

module.exports = { FOLDERS, cases, validate, answers };
