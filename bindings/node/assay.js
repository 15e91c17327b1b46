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
const RULE_OPTIONS = ['files', 'limits'];
const OPTIONS = ['facts', 'now', 'count'];
const HTTP_MEMBERS = ['method', 'target', 'headers', 'body'];
const BODY_OPTIONS = ['requestId', 'hostId', 'format', 'language', 'onlyFirst'];

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

const isPlain = (object) => typeof object === 'object' && object !== null &&
  [Object.prototype, null].includes(Object.getPrototypeOf(object));

// Options, none of which is misspelt.
function known(options, names, what = 'option') {
  if (!isPlain(options)) throw new TypeError(`expected an object of ${what}s`);
  for (const name of Object.keys(options)) place(names, name, what);
  return options;
}

// The number of an answer to a fact. Says nothing of another but its type: it may hold what the fact is about.
function numberOf(answer) {
  if (answer === true) return 2;
  if (answer === false) return 1;
  if (answer === undefined) return 0;
  const kind = typeof answer?.then === 'function' ? 'a promise: nothing here waits' : typeof answer;
  throw new TypeError(`facts: expected true, false or undefined, got ${kind}`);
}

// [[name, value], …], {name: value} or a Map as one list of names and values in turn.
function inTurn(pairs) {
  const isIterable = typeof pairs === 'object' && typeof pairs?.[Symbol.iterator] === 'function';
  if (!isIterable && !isPlain(pairs)) {
    throw new TypeError('expected pairs of a name and a value');
  }
  const entries = isIterable ? [...pairs] : Object.entries(pairs);
  if (!entries.every((entry) => Array.isArray(entry) && entry.length === 2)) {
    throw new TypeError('expected pairs of a name and a value');
  }
  return entries.flat(1);
}

// The same of headers, also as Node.js has them: `rawHeaders` is in turn already, `headers` has lists.
function linesOf(headers) {
  if (Array.isArray(headers)) {
    if (!headers.every((one) => typeof one === 'string')) return inTurn(headers);
    if (headers.length % 2 !== 0) throw new TypeError('expected a value behind each name of a header');
    return headers;
  }
  return inTurn(isPlain(headers) ? inTurnOfLists(headers) : headers);
}

const inTurnOfLists = (object) => Object.entries(object).flatMap(
  ([name, value]) => (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined).map((one) => [name, one]));

// What shows itself without its secret when it is printed: the value of one that is sensitive is there for who asks
// for it by name, and is no enumerable property.
class Masked {
  constructor({ value, ...others }) {
    Object.assign(this, others);
    Object.defineProperty(this, 'value', { value, enumerable: !this.sensitive });
  }

  toJSON() { return { ...this, value: this.sensitive ? '***' : this.value }; }

  [util.inspect.custom](_depth, options) { return util.inspect(this.toJSON(), options); }
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

  body(options = {}) {
    const { requestId = '', hostId = '', format = 'asked', language = 'en', onlyFirst = false } = known(options, BODY_OPTIONS);
    return native.body(this.#handle, requestId, hostId, place(FORMATS, format, 'format'),
      place(LANGUAGES, language, 'language'), onlyFirst ? 1 : 0);
  }

  record(number = 1) { return JSON.parse(native.record(this.#handle, number)); }
}

class Validator {
  #handle;
  #files;
  #requests = 0;

  constructor(options = {}) {
    const { files, limits = {} } = known(options, RULE_OPTIONS);
    this.#handle = this.#build(undefined, files, limits);
  }

  reload(options = {}) {
    const { files = this.#files, limits } = known(options, RULE_OPTIONS);
    this.#build(this.#handle, files, limits);
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

  http(request, options = {}) {
    const { method, target, headers = [], body = '' } = known(request, HTTP_MEMBERS, 'member');
    return this.#answer(native.validateHttp, [method, target, body, ...linesOf(headers)], options);
  }

  prometheus(labels = {}) { return native.prometheus(this.#handle, inTurn(labels)); }
  counters() { return JSON.parse(native.counters(this.#handle)); }

  #build(handle, files, limits) {
    if (files !== undefined && !Array.isArray(files) && !isPlain(files)) {
      throw new TypeError('files: expected a list of paths, or texts by name');
    }
    if (files !== undefined && Object.keys(files).length === 0) throw new RulesError(['error: no rule file is given']);
    const texts = Array.isArray(files) ? files.map((file) => [file, fs.readFileSync(file)]) : Object.entries(files ?? {});
    if (limits !== undefined) known(limits, LIMITS, 'limit');
    const built = native.build(handle, texts.flat(1), limits && LIMITS.map((name) => limits[name] ?? 0));
    const diagnostics = built.diagnostics.split('\n').filter((line) => line !== '');
    if (built.handle === null) throw new RulesError(diagnostics);
    this.diagnostics = diagnostics;
    this.#files = files;
    return built.handle;
  }

  #answer(validate, given, options) {
    const { facts, now, count = true } = known(options, OPTIONS);
    const request = ++this.#requests; // what was said of the last one is gone, also when this fails
    let verdict = validate(this.#handle, given, now);
    if (facts !== undefined) {
      const needed = native.neededFacts(this.#handle);
      if (needed.length > 0) {
        const answers = needed.map((fact) => numberOf(facts(factOf(fact))));
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
