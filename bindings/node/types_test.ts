// Not run: that the compiler takes it shows that assay.d.ts is what it says, and takes nothing else.
import { Validator, RulesError, type Report, type Value } from './assay';

const validator = new Validator({ files: ['rules.json'], limits: { maxRequestBytes: 1000 } });
new Validator({ files: { 'rules.json': new Uint8Array() } });
validator.reload();
validator.reload({ files: ['rules.json'] as const, limits: {} });
const lines: string[] = validator.diagnostics;

const report: Report = validator.query('Action=CreateInstance', {
  facts: ({ id, arguments: [first] }) => (id === 'catalogue.capacity' ? first?.value === '1024' : undefined),
  now: 0,
});
const verdict: 'valid' | 'invalid' | 'indeterminate' = report.verdict;
const status: number | undefined = report.status;
const [violation] = report.violations;
const codes: string[] = [violation.code, violation.rule, violation.reason, ...violation.parameters, ...violation.also];
const value: Value = report.effective('ChargeType');
const body: string = report.body({ format: 'problem+json', language: 'zh', onlyFirst: true });

validator.json(new Uint8Array());
validator.pairs({ Action: 'CreateInstance' });
validator.pairs([['Action', 'CreateInstance']]);
validator.pairs(new Map([['Action', 'CreateInstance']]));
validator.http({ method: 'GET', target: '/', headers: [['x-acs-action', 'CreateInstance']] });
validator.http({ method: 'GET', target: '/', headers: { accept: undefined, 'set-cookie': ['a', 'b'] } });
validator.http({ method: 'GET', target: '/', headers: ['Accept', '*/*'] });
validator.pairs({ Action: new Uint8Array() });
const page: string = validator.prometheus({ worker: '1' });

try {
  validator.reload({ files: { 'rules.json': '' } });
} catch (error) {
  if (error instanceof RulesError) lines.push(...error.diagnostics);
}

// @ts-expect-error: a number is no request
validator.query(1);
// @ts-expect-error: no such limit
new Validator({ limits: { maxBytes: 1 } });
// @ts-expect-error: no such format
report.body({ format: 'yaml' });
// @ts-expect-error: nobody sets a verdict
report.verdict = 'valid';
// @ts-expect-error: facts are answered at once
validator.query('', { facts: async () => true });

export { verdict, status, codes, value, body, page };
