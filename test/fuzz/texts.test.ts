import fc from "fast-check";
import { expectCanBePutBack } from "../support/put-back";
import { synth } from "../support/synth";
import { dockerfiles } from "./support/assets";
import { DEADLINE_MS, holds } from "./support/cases";
import { unlessRefused } from "./support/errors";
import { build } from "./support/plan";
import { arrived, arrivesNowhere, readings } from "./support/readings";
import { anyOf, textTargets } from "./support/targets";
import { textsOf } from "./support/template";
import { BEGIN, END, HOSTILE } from "./support/texts";

/** Hostile as it is, and hostile in the midst of a text that can be found again. */
const TEXT = fc.oneof(HOSTILE, HOSTILE.map((text) => BEGIN + text + END));

test("any text, wherever somebody hands in one, arrives unharmed or is refused in the library's own words", () => {
  holds(0.45, fc.tuple(anyOf(textTargets()), TEXT), ([{ name, plan }, text]) => {
    const stack = unlessRefused(() => build(plan(text)));
    const synthesized = stack && unlessRefused(() => synth(stack));
    if (!stack || !synthesized) return;
    expectCanBePutBack(synthesized.text);
    const texts = [...textsOf(JSON.parse(synthesized.text)), ...(name.startsWith("PythonProject") ? dockerfiles(stack) : [])];
    if (!text.startsWith(BEGIN) || arrivesNowhere(name)) return;
    const wanted = arrived(name, text);
    if (readings(name, texts).some((one) => one.includes(wanted))) return;
    throw new Error(`the text does not arrive; near to it is ${JSON.stringify(texts.find((one) => one.includes(BEGIN)) ?? "nothing")}`);
  });
}, DEADLINE_MS);
