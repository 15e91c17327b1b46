#!/usr/bin/env node
'use strict';
// What the module adds to the library: its types and its errors.
const assert = require('node:assert/strict');
const fs = require('node:fs');
const test = require('node:test');
const util = require('node:util');
const { Worker, isMainThread } = require('node:worker_threads');

const { Validator, RulesError } = require('./assay');

const ACCEPTED = 'Action=CreateInstance&RegionId=cn-hangzhou&Capacity=1024';
const SECRET = 'Hunter2-Hunter2';

if (!isMainThread) {
  new Validator().query(ACCEPTED);
  return;
}

const SOURCE = { at: '-', basis: 'stated' };
const RULES = JSON.stringify({
  formatVersion: 1, ruleset: 'parcel', version: '1', style: 'rpc', title: { en: 't' },
  document: { title: { en: 't' } }, operationParameter: 'Action',
  codes: { missing: 'Invalid', invalid: 'Invalid', unknownOperation: 'Invalid' },
  errors: [{ code: 'Invalid', status: 400, message: { en: '{parameter} is not valid.' }, meaning: { en: 'm' }, source: SOURCE }],
  operations: {
    Send: {
      title: { en: 't' }, source: SOURCE,
      parameters: {
        Action: { description: { en: 'd' }, source: SOURCE, required: true },
        Phone: { description: { en: 'd' }, source: SOURCE, sensitive: true },
      },
      checks: [{ id: 'known', description: { en: 'd' }, source: SOURCE, fact: 'phone.known', arguments: ['Phone'],
        error: 'Invalid', parameters: ['Phone'] }],
    },
  },
});

const validator = new Validator();

test('violations', () => {
  const report = validator.query('Action=CreateInstance&RegionId=r&Period=13');
  assert.equal(report.verdict, 'invalid');
  assert.equal(report.status, 400);
  assert.deepEqual([report.ruleset, report.operation], ['r-kvstore/2015-01-01', 'CreateInstance']);
  const [first, second] = report.violations;
  assert.deepEqual(first.parameters, ['Capacity', 'InstanceClass']);
  assert.deepEqual([second.rule, second.also], ['Period.enum', ['no-period-with-postpaid']]);
  assert.match(second.reason, /expected one of/);
});

test('nothing is wrong', () => {
  const report = validator.query(ACCEPTED);
  assert.deepEqual([report.verdict, report.status, report.violations], ['indeterminate', undefined, []]);
  assert.equal(report.body(), '');
  assert.equal(report.unchecked[3].arguments[0].value, '1024');
  assert.equal(report.unchecked[3].known, undefined);
});

test('warnings', () => {
  const [warning] = validator.query(`${ACCEPTED}&Capactiy=1`).warnings;
  assert.deepEqual([warning.rule, warning.parameters], ['request.unknown-parameter', ['Capactiy']]);
});

test('every form', () => {
  assert.equal(validator.json('{"Action": "CreateInstance"}').verdict, 'invalid');
  const accepted = { Action: 'CreateInstance', RegionId: 'r', Capacity: '1024' };
  assert.equal(validator.pairs(accepted).verdict, 'indeterminate');
  assert.equal(validator.pairs(new Map(Object.entries(accepted))).verdict, 'indeterminate');
  assert.equal(validator.pairs(new URLSearchParams(ACCEPTED)).verdict, 'indeterminate');
  const request = { method: 'GET', target: '/?RegionId=r&Capacity=1024', headers: { 'x-acs-action': 'CreateInstance' } };
  assert.equal(validator.http(request).verdict, 'indeterminate');
  assert.equal(validator.query(Buffer.from([0xff, 0x3d])).violations[0].parameters[0], 'Action');
});

test('values', () => {
  const report = validator.query(`${ACCEPTED}&Password=${SECRET}`);
  assert.deepEqual({ ...report.effective('ChargeType') },
    { parameter: 'ChargeType', value: 'PostPaid', origin: 'default', sensitive: false });
  assert.equal(report.effective('Nobody').origin, 'absent');
  assert.equal(report.values[1].parameter, 'RegionId');
  assert.equal(report.effective('Password').value, SECRET);
  for (const shown of [report, report.record(), report.violations, report.warnings, report.body(), report.values,
    report.unchecked, report.effective('Password')]) {
    for (const text of [util.inspect(shown), util.inspect(shown, { customInspect: false }), JSON.stringify(shown)]) {
      assert.ok(!text.includes(SECRET), text);
    }
  }
  assert.equal(JSON.stringify(report.effective('ChargeType')),
    '{"parameter":"ChargeType","origin":"default","sensitive":false,"value":"PostPaid"}');
});

test('no message tells what a fact is about', () => {
  const key = new Validator({ files: { 'rules.json': RULES } });
  const query = `Action=Send&Phone=${SECRET}`;
  for (const answer of [(fact) => fact.arguments[0], (fact) => fact, () => SECRET, () => 1, () => null]) {
    assert.throws(() => key.query(query, { facts: answer }), (error) => {
      assert.match(error.message, /^facts: expected true, false or undefined, got /);
      assert.ok(!util.inspect(error).includes(SECRET));
      return true;
    });
  }
  assert.throws(() => key.query(query, { facts: async () => true }), /got a promise: nothing here waits/);
  assert.equal(key.query(query, { facts: (fact) => fact.arguments[0].value === SECRET }).verdict, 'valid');
});

test('facts that are waited for', async () => {
  const lookUp = async ({ id, arguments: [first] }) => id !== 'catalogue.capacity' || first.value === '1024';
  const key = ({ id, arguments: values }) => JSON.stringify([id, values.map(({ value }) => value)]);
  const answer = async (query) => {
    const { unchecked } = validator.query(query, { count: false });
    const answers = new Map(await Promise.all(unchecked.map(async (fact) => [key(fact), await lookUp(fact)])));
    return validator.query(query, { facts: (fact) => answers.get(key(fact)) }).verdict;
  };
  const capacities = [1024, 1025, 1024, 1025];
  assert.deepEqual(await Promise.all(capacities.map((one) => answer(ACCEPTED.replace('1024', one)))),
    ['valid', 'invalid', 'valid', 'invalid']);
});

test('facts', () => {
  const asked = [];
  const facts = (fact) => {
    asked.push(fact.id);
    return { 'catalogue.capacity': false, 'account.balance-sufficient': undefined }[fact.id] ??
      (['catalogue.capacity', 'account.balance-sufficient'].includes(fact.id) ? undefined : true);
  };
  const report = validator.query(ACCEPTED, { facts });
  assert.equal(asked.length, 8);
  assert.deepEqual(report.violations.map(({ code }) => code), ['InvalidCapacity.NotFound']);
  assert.deepEqual(report.unchecked.map(({ id }) => id), ['account.balance-sufficient']);
  validator.query('Action=CreateInstance', { facts });
  assert.equal(asked.length, 8, 'nothing is asked of a request that is at fault');
  assert.throws(() => validator.query(ACCEPTED, { facts: () => { throw new Error('no service'); } }), /no service/);
  assert.throws(() => validator.query(ACCEPTED, { fact: () => true }), /unknown option "fact"; expected one of facts, now, count/);
  assert.throws(() => validator.query(ACCEPTED, { facts: () => { validator.query(ACCEPTED); return true; } }), /gone/);
});

test('bodies', () => {
  const report = validator.query('Action=CreateInstance&Format=JSON');
  assert.ok(report.body({ requestId: 'R-1', onlyFirst: true }).startsWith('{"RequestId":"R-1",'));
  assert.equal(report.contentType, 'application/json; charset=utf-8');
  assert.ok(report.body({ format: 'xml', language: 'zh' }).startsWith('<?xml'));
  assert.throws(() => report.body({ format: 'yaml' }), RangeError);
  assert.equal(report.record(7).record, 7);
});

test('a report is of one request', () => {
  const report = validator.query('Action=CreateInstance');
  validator.query(ACCEPTED);
  assert.equal(report.verdict, 'invalid');
  assert.throws(() => report.violations, /this report is gone/);
});

test('rules at fault', () => {
  assert.throws(() => new Validator({ files: { 'parcel.json': '{"formatVersion": 2}' } }), (error) => {
    assert.ok(error instanceof RulesError);
    assert.ok(error.diagnostics[0].startsWith('parcel.json:1:19: error: '), error.message);
    return true;
  });
  assert.throws(() => validator.reload({ files: { 'a.json': '' } }), RulesError);
  for (const files of [[], {}]) assert.throws(() => validator.reload({ files }), RulesError);
  assert.throws(() => validator.reload({ files: ['no/such/file.json'] }), { code: 'ENOENT' });
  for (const wrong of ['rules.json', new Map(), null, 1]) {
    assert.throws(() => new Validator({ files: wrong }), /files: expected a list of paths, or texts by name/);
  }
  for (const wrong of [['rules.json'], 'rules.json', new Map([['files', ['rules.json']]]), null]) {
    assert.throws(() => new Validator(wrong), /expected an object of options/);
  }
  assert.throws(() => new Validator({ file: [] }), /unknown option "file"; expected one of files, limits/);
  assert.deepEqual(validator.diagnostics, [], 'of the rules that are in use');
  assert.equal(validator.query(ACCEPTED).verdict, 'indeterminate', 'the old ones stay');
});

test('reload', () => {
  const files = { 'rules.json': RULES };
  const own = new Validator({ limits: { maxParameters: 2 } });
  own.reload({ files });
  assert.equal(own.query('Action=Send').verdict, 'indeterminate');
  own.reload();
  assert.equal(own.query('Action=Send').ruleset, 'parcel/1', 'the same files');
  assert.equal(own.query('Action=Send&a=&b=').violations[0].rule, 'request.max-parameters', 'the limits stay');
  own.reload({ limits: {} });
  assert.equal(own.query('Action=Send&a=&b=').verdict, 'indeterminate');
});

test('headers as Node.js has them', () => {
  const request = { method: 'GET', target: '/?RegionId=r&Capacity=1024' };
  for (const headers of [['x-acs-action', 'CreateInstance', 'Accept', '*/*'], { 'x-acs-action': 'CreateInstance', a: undefined },
    { 'set-cookie': ['a', 'b'], 'x-acs-action': ['CreateInstance'] }, new Map([['x-acs-action', 'CreateInstance']])]) {
    assert.equal(validator.http({ ...request, headers }).verdict, 'indeterminate');
  }
  const twice = ['x-acs-action', 'CreateInstance', 'x-acs-action', 'CreateInstance'];
  assert.equal(validator.http({ ...request, headers: twice }).violations[0].rule, 'request.header');
  assert.throws(() => validator.http({ ...request, headers: ['a'] }), TypeError);
  assert.throws(() => validator.http({ ...request, headers: { a: 1 } }), TypeError);
  assert.throws(() => validator.http({ ...request, headers: 5 }), TypeError);
  assert.throws(() => validator.http({ ...request, header: [] }), /unknown member "header"/);
});

test('the engine knows what validators take', async () => {
  const addresses = () => Number(/VmSize:\s+(\d+) kB/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]);
  const before = addresses();
  for (let i = 0; i < 200; i += 1) {
    new Validator({ files: { 'rules.json': RULES } }).query('Action=Send');
    await new Promise(setImmediate);
  }
  const each = 36 * 1024; // kB of address space for a limit of 1 MiB
  assert.ok(addresses() - before < 100 * each, 'those that nobody has any more are collected');
});

test('limits and time', () => {
  const small = new Validator({ limits: { maxRequestBytes: 10 } });
  assert.equal(small.query(ACCEPTED).violations[0].rule, 'request.max-bytes');
  assert.throws(() => new Validator({ limits: { maxBytes: 10 } }), RangeError);
  for (const limits of [5, new Map([['maxRequestBytes', 10]]), null]) {
    assert.throws(() => new Validator({ limits }), /expected an object of limits/);
  }
  for (const options of [() => false, new Map([['facts', () => false]]), null]) {
    assert.throws(() => small.query('', options), /expected an object of options/);
  }
  for (const wrong of [-1, 1.5, NaN]) {
    assert.throws(() => new Validator({ limits: { maxRequestBytes: wrong } }), TypeError);
  }
  const late = 'Action=CreateTairInstance&RegionId=r&InstanceClass=c&InstanceType=tair_rdb&VpcId=v&VSwitchId=s' +
    '&ChargeType=PostPaid&SrcDBInstanceId=i&RestoreTime=2020-01-01T00:00:00Z';
  assert.equal(validator.query(late).verdict, 'valid');
  assert.equal(validator.query(late, { now: 0 }).verdict, 'invalid');
  for (const now of [Infinity, null, '0', 0n, new Date(0)]) {
    assert.throws(() => validator.query(late, { now }), TypeError);
  }
});

test('what is no text is refused', () => {
  for (const given of [undefined, null, 1, {}, new Uint16Array(2)]) {
    assert.throws(() => validator.query(given), TypeError);
  }
  assert.throws(() => validator.pairs([['Action', 1]]), TypeError);
  for (const pairs of [5, 10n, Symbol('a'), undefined, null, 'ab', new ArrayBuffer(3), new Date(0), [['Period']], [['X'], ['Action', 'CreateInstance'], ['Y']], ['ab'], [['a', 'b', 'c']]]) {
    assert.throws(() => validator.pairs(pairs), TypeError);
  }
  for (const number of [Infinity, 1.5, -1]) assert.throws(() => validator.query('').record(number), TypeError);
  const report = validator.query(ACCEPTED);
  assert.throws(() => validator.query(1), TypeError);
  assert.throws(() => report.violations, /gone/, 'its bytes are');
});

test('counters', () => {
  const fresh = new Validator();
  fresh.query(ACCEPTED);
  const counted = fresh.counters().operations.find(({ operation }) => operation === 'CreateInstance');
  assert.equal(counted.indeterminate, 1);
  fresh.query(ACCEPTED, { count: false });
  assert.deepEqual(fresh.counters().operations.find(({ operation }) => operation === 'CreateInstance'), counted);
  assert.match(fresh.prometheus({ worker: '1' }), /assay_generation\{worker="1"\} 1\n/);
});

test('threads have validators of their own', async () => {
  const workers = [1, 2].map(() => new Worker(__filename));
  const codes = await Promise.all(workers.map((worker) => new Promise((done) => { worker.on('exit', done); })));
  assert.deepEqual(codes, [0, 0]);
});
