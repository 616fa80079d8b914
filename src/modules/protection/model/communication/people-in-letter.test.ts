import { expect, test } from "vitest";
import { withPeople } from "./people-in-letter.ts";

test("who is not named begins a sentence with a capital letter, and stands inside of one as described", () => {
  const people = [{ code: "HERON-1", words: "a teacher" }, { code: "OSPREY-2", words: "أحد المدافعين" }];
  expect(withPeople("{HERON-1} was taken. {HERON-1} and {OSPREY-2} had asked why {HERON-1} was watched.", people)).toBe("A teacher was taken. A teacher and أحد المدافعين had asked why a teacher was watched.");
  expect(withPeople("{NOBODY-9} was taken.", people)).toBe("{NOBODY-9} was taken.");
});
