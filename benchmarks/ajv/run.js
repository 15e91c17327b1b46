// ajv as a peer: times it over a corpus and prints what Google Benchmark would.
//
//   node run.js FOLDER REPETITIONS > ajv.json
//
// As in createinstance.cc: no figure without proof, and a walk over the whole corpus is what is timed.
// The time is the CPU time of the process, so the collector's and the compiler's threads are in it.
import { readFileSync } from "node:fs";
import Ajv from "ajv";

const SCHEMA = JSON.parse(readFileSync(new URL("../createinstance.schema.json", import.meta.url)));
const BLIND_TO = ["config"]; // text to a schema
const MIN_SECONDS = 0.1; // a repetition

// strictTypes is about schemas that leave out what others repeat.
const validate = new Ajv({ strictTypes: false }).compile(SCHEMA);
const toObject = (raw) => Object.fromEntries(new URLSearchParams(raw));

// By name: what is made of a raw query beforehand, and the judge of that.
const FORMS = {
  "ajv/raw": [(raw) => raw, (raw) => validate(toObject(raw))],
  "ajv/parsed": [toObject, (object) => validate(object)],
  "ajv/json": [(raw) => JSON.stringify(toObject(raw)), (text) => validate(JSON.parse(text))],
};

function readCorpus(folder, claim) {
  const path = `${folder}/${claim}.q`;
  const lines = readFileSync(path, "utf8").split("\n").filter((line) => line !== "");
  if (lines.length === 0) throw new Error(`${path} holds no request`);
  return lines.map((line, i) => {
    const tab = line.indexOf("\t");
    const tag = line.slice(0, tab);
    return { tag, place: `${path}:${i + 1} (${tag})`, raw: line.slice(tab + 1) };
  });
}

function prove(name, prepare, judge, claim, items) {
  const seen = items.filter((item) => claim === "valid" || !BLIND_TO.includes(item.tag));
  if (seen.length < items.length) {
    console.error(`note: ${name} is not proven on ${items.length - seen.length} of the invalid requests, ` +
      `whose fault it has no means to see: ${BLIND_TO}`);
  }
  const misjudged = seen.filter((item) => judge(prepare(item.raw)) !== (claim === "valid"));
  for (const item of misjudged) console.error(`error: ${name} misjudges ${item.place}`);
  return misjudged.length === 0;
}

function walk({ inputs, judge }) {
  let accepted = 0;
  for (const input of inputs) accepted += judge(input) ? 1 : 0;
  return accepted;
}

function cpuSeconds(since) {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

// Seconds of a request, over as many walks as it takes.
function time(benchmark) {
  const begin = process.cpuUsage();
  let walks = 0;
  let seconds = 0;
  do {
    walk(benchmark);
    ++walks;
    seconds = cpuSeconds(begin);
  } while (seconds < MIN_SECONDS);
  return seconds / walks / benchmark.inputs.length;
}

function main(folder, repetitions) {
  const benchmarks = [];
  let proven = true;
  for (const [form, [prepare, judge]] of Object.entries(FORMS)) {
    for (const claim of ["valid", "invalid"]) {
      const items = readCorpus(folder, claim);
      proven = prove(form, prepare, judge, claim, items) && proven;
      const inputs = items.map((item) => prepare(item.raw));
      benchmarks.push({ name: `${form}/${claim}`, inputs, judge });
    }
  }
  if (!proven) return 1;
  for (const benchmark of benchmarks) time(benchmark); // until it is compiled
  const runs = [];
  for (let i = 0; i < repetitions; ++i) {
    for (const benchmark of benchmarks) {
      runs.push({ name: benchmark.name, run_type: "iteration", repetition_index: i, request: time(benchmark) });
    }
  }
  console.log(JSON.stringify({ context: { node: process.version }, benchmarks: runs }, null, 1));
  return 0;
}

if (process.argv.length !== 4) {
  console.error("usage: node run.js FOLDER REPETITIONS");
  process.exitCode = 2;
} else {
  process.exitCode = main(process.argv[2], Number(process.argv[3]));
}
