'use strict';
// assay for Node.js: what the documentation of an API says of a request. See assay.d.ts.
const fs = require('node:fs');
const path = require('node:path');
const util = require('node:util');

const native = require(path.join(__dirname, 'assay.node'));

const VERDICTS = ['valid', 'invalid', 'indeterminate'];
const FORMATS = ['asked', 'json', 'xml', 'problem+json'];
const LANGUAGES = ['en', 'zh'];
const LIMITS = ['maxRequestBytes', 'maxParameters', 'maxValueBytes', 'maxNameBytes', 'maxListItems', 'maxListIndex',
  'maxJsonDepth'];

/** The rules are at fault. */
class RulesError extends Error {
  constructor(diagnostics) {
    super(diagnostics.join('\n'));
    this.name = 'RulesError';
    this.diagnostics = diagnostics;
  }
}

// The number that stands for a word; a word that is none is the caller's mistake.
function place(words, word, what) {
  const found = words.indexOf(word);
  if (found < 0) throw new RangeError(`unknown ${what} ${JSON.stringify(word)}; expected one of ${words.join(', ')}`);
  return found;
}

// [[name, value], …], {name: value} or a Map as one list of names and values in turn.
function inTurn(pairs) {
  const entries = typeof pairs[Symbol.iterator] === 'function' ? [...pairs] : Object.entries(pairs);
  if (!entries.every((entry) => Array.isArray(entry) && entry.length === 2)) {
    throw new TypeError('expected pairs of a name and a value');
  }
  return entries.flat(1);
}

// What shows itself without its secrets when it is printed.
class Masked {
  constructor(members) { Object.assign(this, members); }

  [util.inspect.custom](_depth, options) {
    return util.inspect({ ...this, ...(this.sensitive ? { value: '***' } : {}) }, options);
  }
}

const masked = (value) => new Masked(value);
const factOf = (fact) => ({ ...fact, arguments: fact.arguments.map(masked) });

/** What is said of one request, to be read before the next one is validated. */
class Report {
  #validator;
  #request;

  constructor(validator, request, verdict) {
    this.#validator = validator;
    this.#request = request;
    this.verdict = VERDICTS[verdict];
  }

  get #handle() {
    return this.#validator._handleOf(this.#request);
  }

  get status() { return native.summary(this.#handle).status || undefined; }
  get ruleset() { return native.summary(this.#handle).ruleset; }
  get operation() { return native.summary(this.#handle).operation; }
  get contentType() { return native.summary(this.#handle).contentType; }
  get violations() { return native.violations(this.#handle); }
  get warnings() { return native.warnings(this.#handle); }
  get unchecked() { return native.uncheckedFacts(this.#handle).map(factOf); }
  get values() { return native.values(this.#handle).map(masked); }

  effective(parameter) { return masked(native.effective(this.#handle, parameter)); }

  body({ requestId = '', hostId = '', format = 'asked', language = 'en', onlyFirst = false } = {}) {
    return native.body(this.#handle, requestId, hostId, place(FORMATS, format, 'format'),
      place(LANGUAGES, language, 'language'), onlyFirst ? 1 : 0);
  }

  record(number = 1) { return JSON.parse(native.record(this.#handle, number)); }
}

class Validator {
  #handle;
  #limits;
  #requests = 0;

  constructor({ files, limits = {} } = {}) {
    for (const name of Object.keys(limits)) place(LIMITS, name, 'limit');
    this.#limits = LIMITS.map((name) => limits[name] ?? 0);
    this.#handle = this.#build(undefined, files);
  }

  reload(files) {
    this.#build(this.#handle, files);
  }

  query(query, options = {}) {
    return this.#answer(native.validateQuery, query, options);
  }

  json(text, options = {}) {
    return this.#answer(native.validateJson, text, options);
  }

  pairs(pairs, options = {}) {
    return this.#answer(native.validatePairs, inTurn(pairs), options);
  }

  http({ method, target, headers = [], body = '' }, options = {}) {
    return this.#answer(native.validateHttp, [method, target, body, ...inTurn(headers)], options);
  }

  prometheus(labels = {}) { return native.prometheus(this.#handle, inTurn(labels)); }
  counters() { return JSON.parse(native.counters(this.#handle)); }

  #build(handle, files) {
    if (files === undefined) {
      files = [];
    } else if (Object.keys(files).length === 0) {
      throw new RulesError(['error: no rule file is given']);
    }
    const texts = Array.isArray(files) ? files.map((file) => [file, fs.readFileSync(file)]) : Object.entries(files);
    const built = native.build(handle, texts.flat(1), this.#limits);
    this.diagnostics = built.diagnostics.split('\n').filter((line) => line !== '');
    if (built.handle === null) throw new RulesError(this.diagnostics);
    return built.handle;
  }

  #answer(validate, given, { facts, now, count = true }) {
    const request = ++this.#requests; // what was said of the last one is gone, also when this fails
    let verdict = validate(this.#handle, given, now);
    if (facts !== undefined) {
      const needed = native.neededFacts(this.#handle);
      if (needed.length > 0) {
        const answers = needed.map((fact) => place([undefined, false, true], facts(factOf(fact)), 'answer'));
        verdict = native.resolve(this._handleOf(request), answers);
      }
    }
    if (count) native.count(this.#handle);
    return new Report(this, request, verdict);
  }

  // For reports: the handle, unless another request has been validated since.
  _handleOf(request) {
    if (request !== this.#requests) {
      throw new Error('this report is gone: another request has been validated since');
    }
    return this.#handle;
  }
}

module.exports = { Validator, RulesError };
