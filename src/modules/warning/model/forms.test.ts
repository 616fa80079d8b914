import { describe, expect, test } from "vitest";
import { anAddressee, anAlert } from "../examples.ts";
import { addresseeKinds, formNames, forms, whyNotAddressee } from "./forms.ts";
import { whyNotSaveAlert } from "./why-not-alert-step.ts";

describe("the Security Council", () => {
  test.each(formNames)("is no addressee of a %s", (form) => {
    expect(whyNotAddressee(form, "security-council")).toBe("warning.security-council-not-addressed");
    expect(whyNotSaveAlert(anAlert({ form, sections: [], asks: [], addressees: [anAddressee({ kind: "security-council" })] }))).toBe("warning.security-council-not-addressed");
  });

  test("is reached only by asking the Secretary-General, and nobody else, to transmit", () => {
    expect(forms["transmission-request"].addressees).toEqual(["secretary-general"]);
    expect(formNames.filter((form) => forms[form].type === "request-transmission-to-SC")).toEqual(["transmission-request"]);
  });
});

test("every form has sections and only addressees of the list", () => {
  for (const form of formNames) {
    expect(forms[form].sections.length).toBeGreaterThan(1);
    for (const kind of forms[form].addressees) expect(addresseeKinds).toContain(kind);
  }
});

test.each([
  ["secretary-general-note", "secretary-general", undefined],
  ["secretary-general-note", "civil-society", "warning.addressee-not-of-form"],
  ["partner-alert", "civil-society", undefined],
  ["partner-alert", "member-state", "warning.addressee-not-of-form"],
  ["demarche", "member-state", undefined],
  ["demarche", "public", "warning.addressee-not-of-form"],
  ["public-statement", "public", undefined],
  ["convening", "under-secretary-general", undefined],
  ["convening", "secretary-general", "warning.addressee-not-of-form"],
] as const)("a %s to %s: %s", (form, kind, code) => expect(whyNotAddressee(form, kind)).toBe(code));
