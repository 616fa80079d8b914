import * as v from "valibot";
import { expect, test } from "vitest";
import { fieldRefusals } from "./change.ts";

const Form = v.strictObject({ on: v.pipe(v.string(), v.isoDate()), kind: v.picklist(["call", "visit"]), name: v.pipe(v.string(), v.minLength(1)) });
const codesOf = (typed: unknown) => Object.fromEntries(fieldRefusals(v.safeParse(Form, typed).issues ?? []).map(({ path, code }) => [path, code]));

test("a field that was left empty is missing, whatever shape it should have; another value is not as expected", () => {
  expect(codesOf({ on: "", kind: "", name: "" })).toEqual({ on: "platform.field-missing", kind: "platform.field-missing", name: "platform.field-missing" });
  expect(codesOf({})).toEqual({ on: "platform.field-missing", kind: "platform.field-missing", name: "platform.field-missing" });
  expect(codesOf({ on: "tomorrow", kind: "letter", name: "Ada", more: 1 })).toEqual({ on: "platform.field-not-as-expected", kind: "platform.field-not-as-expected", more: "platform.field-unknown" });
});
