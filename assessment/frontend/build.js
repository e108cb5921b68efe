// Compiles the style sheet and the scripts. The same sources give the same bytes, on any machine.
//
//   node build.js [folder]     the folder to write to; without one, the folder that is served
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = process.argv[2] ?? join(here, "..", "static", "balcony");
const sources = [
  "autosave.js",
  "balcony.js",
  "balcony.scss",
  "build.js",
  "package-lock.json",
  "package.json",
  "passkeys.js",
];
const notice = "/*! Contains parts of GOV.UK Frontend, MIT licence: see LICENSE-govuk-frontend.txt */";

const style = sass.compile(join(here, "balcony.scss"), { charset: false, loadPaths: [join(here, "node_modules")] });
const sheet = esbuild.transformSync(style.css, { charset: "ascii", legalComments: "none", loader: "css", minify: true });

const script = (name) =>
  esbuild.buildSync({
    absWorkingDir: here,
    entryPoints: [name],
    bundle: true,
    charset: "ascii",
    format: "esm",
    legalComments: "none",
    minify: true,
    target: "es2020",
    write: false,
  }).outputFiles[0].text;

const made = {
  "balcony.css": `${notice}\n${sheet.code}`,
  "balcony.js": `${notice}\n${script("balcony.js")}`,
  "passkeys.js": script("passkeys.js"),
};

const line = (name, bytes) => `${createHash("sha256").update(bytes).digest("hex")}  ${name}\n`;

mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(made)) writeFileSync(join(folder, name), text);
writeFileSync(
  join(folder, "SHA256SUMS"),
  [
    ...Object.entries(made).map(([name, text]) => line(name, text)),
    ...sources.map((name) => line(`../../frontend/${name}`, readFileSync(join(here, name)))),
  ].join(""),
);
