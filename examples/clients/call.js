'use strict';
// Calls the API by one of its clients and prints what came of it as JSON.
//
//   call.js pop-get|pop-post|sdk PORT PARAMETERS
//
// Each name and value of the parameters are those of the document; the clients add the rest.
const [kind, port, given] = process.argv.slice(2);
const parameters = JSON.parse(given);

async function call() {
  if (kind === 'sdk') {
    const { default: Client, CreateInstanceRequest } = require('@alicloud/r-kvstore20150101');
    const { $OpenApiUtil } = require('@alicloud/openapi-core');
    const client = new Client(new $OpenApiUtil.Config({
      accessKeyId: 'id', accessKeySecret: 'secret', endpoint: `127.0.0.1:${port}`, protocol: 'http',
    }));
    const lower = Object.entries(parameters).map(([name, value]) => [name[0].toLowerCase() + name.slice(1), value]);
    return (await client.createInstance(new CreateInstanceRequest(Object.fromEntries(lower)))).body;
  }
  const { RPCClient } = require('@alicloud/pop-core');
  const client = new RPCClient({
    accessKeyId: 'id', accessKeySecret: 'secret', endpoint: `http://127.0.0.1:${port}`, apiVersion: '2015-01-01',
  });
  return client.request('CreateInstance', parameters, { method: kind === 'pop-post' ? 'POST' : 'GET' });
}

call().then((answer) => console.log(JSON.stringify({ answer })),
  (error) => console.log(JSON.stringify({ code: error.code, message: error.message, data: error.data })));
