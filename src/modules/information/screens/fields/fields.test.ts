import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { actLists, actTypes, actTypesOf } from "../../model/act-types.ts";
import { countedOf, countOf } from "./count-draft.ts";
import { changedPlace, noPlace, placeDraft, placeOf } from "./place-draft.ts";

describe("a place while it is written", () => {
  test("nothing at all is no place", () => {
    expect(placeOf(noPlace)).toBeNull();
    expect(placeOf({ ...noPlace, said: "  " })).toBeNull();
  });

  test("a country alone is a place, as roughly as it is known", () => {
    expect(placeOf({ ...noPlace, country: "XKS" })).toEqual({ said: "", country: "XKS", pcode: null, latitude: null, longitude: null, precision: "unknown" });
  });

  test("what is stored comes back the same", () => {
    const place = { said: "Belen", country: "XKS", pcode: "XKS01", latitude: 1.5, longitude: 2.25, precision: "exact" } as const;
    expect(placeOf(placeDraft(place))).toEqual(place);
  });

  test("a point is in this place until somebody says more, and taking it away takes its exactness too", () => {
    const half = changedPlace(noPlace, { latitude: 1.5 });
    expect(half.precision).toBe("unknown");
    const whole = changedPlace(half, { longitude: 2 });
    expect(whole.precision).toBe("place");
    expect(changedPlace({ ...whole, precision: "exact" }, { latitude: null }).precision).toBe("unknown");
    expect(changedPlace({ ...whole, precision: "area-centroid" }, { latitude: null }).precision).toBe("area-centroid");
  });
});

test("three empty numbers are not known, and a zero is a number", () => {
  expect(countOf({ low: null, best: null, high: null })).toBeNull();
  expect(countOf({ low: null, best: 0, high: null })).toEqual({ low: null, best: 0, high: null });
  expect(countedOf({ low: 9, best: 9, high: 9, method: "list" })).toEqual({ low: 9, best: 9, high: 9, method: "list" });
  expect(countedOf({ low: 9, best: 9, high: 9 }), "nobody said how").toEqual({ low: 9, best: 9, high: 9 });
  expect(countedOf({ low: null, best: null, high: null, method: "list" }), "a method without a number is no account").toBeNull();
});

describe("kinds of acts", () => {
  test("every kind is in one of the lists shown", () => {
    expect(actLists.flatMap(actTypesOf).toSorted()).toEqual([...actTypes].toSorted());
  });

  test.each(["en", "fr", "ar"])("every kind and list has its name in %s", (language) => {
    const sentences: unknown = JSON.parse(readFileSync(join(import.meta.dirname, "..", `messages.${language}.json`), "utf8"));
    const named = Object.keys(Object(sentences));
    const missing = [...actTypes.map((code) => `information.act-type.${code}`), ...actLists.map((list) => `information.act-list.${list}`)].filter((key) => !named.includes(key));
    expect(missing).toEqual([]);
  });
});
