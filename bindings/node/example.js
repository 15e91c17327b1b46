'use strict';
// A pre-flight check of a request, with facts of one's own.
const { Validator } = require('assay');

// Stands for your account service, your quota database, your catalogue.
const lookUp = (fact) => (fact.id === 'catalogue.capacity' ? fact.arguments[0].value === '1024' : true);

const validator = new Validator();
for (const query of ['Action=CreateInstance&RegionId=cn-hangzhou&Period=12',
  'Action=CreateInstance&RegionId=cn-hangzhou&Capacity=1000',
  'Action=CreateInstance&RegionId=cn-hangzhou&Capacity=1024']) {
  const report = validator.query(query, { facts: lookUp });
  if (report.verdict === 'invalid') {
    console.log(report.status, report.violations[0].code, report.violations[0].message);
  } else {
    console.log(200, report.effective('ChargeType').value);
  }
}
