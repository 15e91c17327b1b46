'use strict';
// Calls the API by one of its clients: for each line of JSON that it reads, one line that says what came of it.
//
//   call.js pop-get|pop-post|sdk PORT
//
// A line holds `operation`, `parameters`, whose names and values are those of the document, and perhaps `version`, which
// `sdk` cannot change. The clients add the rest.
const readline = require('node:readline');

const [kind, port] = process.argv.slice(2);
const keys = { accessKeyId: 'id', accessKeySecret: 'secret' };

function lowerFirst(name) {
  return name[0].toLowerCase() + name.slice(1);
}

async function callSdk({ operation, parameters }) {
  const sdk = require('@alicloud/r-kvstore20150101');
  const { $OpenApiUtil } = require('@alicloud/openapi-core');
  const client = new sdk.default(new $OpenApiUtil.Config({ ...keys, endpoint: `127.0.0.1:${port}`, protocol: 'http' }));
  const lower = Object.entries(parameters).map(([name, value]) => [lowerFirst(name), value]);
  const request = new sdk[`${operation}Request`](Object.fromEntries(lower));
  return (await client[lowerFirst(operation)](request)).body;
}

async function callPop({ operation, parameters, version = '2015-01-01' }) {
  const { RPCClient } = require('@alicloud/pop-core');
  const client = new RPCClient({ ...keys, endpoint: `http://127.0.0.1:${port}`, apiVersion: version });
  return client.request(operation, parameters, { method: kind === 'pop-post' ? 'POST' : 'GET' });
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const outcome = await (kind === 'sdk' ? callSdk : callPop)(JSON.parse(line)).then((answer) => ({ answer }),
      ({ code, message, data }) => ({ code, message, data }));
    console.log(JSON.stringify(outcome));
  }
}

main();
