#!/usr/bin/env node
'use strict';
// A step of a build that creates an instance: it checks the request before the SDK sends it.
//
//   create.js ENDPOINT PARAMETERS.json
const fs = require('node:fs');

const { Validator } = require('assay');

const [endpoint, file] = process.argv.slice(2);
const parameters = JSON.parse(fs.readFileSync(file, 'utf8'));

// 1. What does the documentation say? Nothing is sent yet, and no key is needed.
const report = new Validator().json(JSON.stringify({ ...parameters, Action: 'CreateInstance' }));
if (report.verdict === 'invalid') {
  for (const { code, message, reason } of report.violations) console.error(`${file}: ${code}: ${message} (${reason})`);
  process.exit(1);
}

// 2. The call.
const { RPCClient } = require('@alicloud/pop-core');
const client = new RPCClient({
  accessKeyId: process.env.ACCESS_KEY_ID, accessKeySecret: process.env.ACCESS_KEY_SECRET, endpoint,
  apiVersion: '2015-01-01',
  opts: { formatParams: false }, // what is sent is what was checked: no other spelling of names
});
client.request('CreateInstance', parameters, { method: 'POST' }).then(({ InstanceId }) => {
  console.log(`created ${InstanceId}`);
}, ({ code }) => {
  console.error(`the call failed: ${code}`);
  process.exit(2);
});
