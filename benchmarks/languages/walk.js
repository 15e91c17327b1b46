#!/usr/bin/env node
'use strict';
// Times assay for Node.js: nanoseconds a request, for a verdict alone and for all that is said of it.
//
//   walk.js MODULE CORPUS
const fs = require('node:fs');
const path = require('node:path');

const [module_, corpus] = process.argv.slice(2);
const { Validator } = require(path.resolve(module_));
const WALKS = 15;

const validator = new Validator();
for (const claim of ['valid', 'invalid']) {
  const lines = fs.readFileSync(path.join(corpus, `${claim}.q`), 'utf8').trimEnd().split('\n');
  const queries = lines.map((line) => line.slice(line.indexOf('\t') + 1));
  for (const [what, use] of [['verdict', (report) => report.verdict], ['violations', (report) => report.violations]]) {
    const times = [];
    for (let i = 0; i < WALKS; i += 1) {
      const begin = process.cpuUsage();
      for (const query of queries) use(validator.query(query));
      times.push(process.cpuUsage(begin).user * 1000 / queries.length);
    }
    times.sort((a, b) => a - b);
    console.log(`node/${what}/${claim} ${times[WALKS >> 1].toFixed(0)}`);
  }
}
