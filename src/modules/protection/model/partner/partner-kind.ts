import type { FieldFault, RecordKind } from "#platform/rules/kind.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { countryFaults } from "#geography/model/countries.ts";
import { institutions, Partner } from "./partner.ts";

export const partnerStates = ["active", "closed"] as const;
export type PartnerState = (typeof partnerStates)[number];
export type PartnerStep = "close" | "reopen";
export const partnerRoles = ["desk", "mandateHolder"] as const;

export const partnerMachine: Machine<PartnerState, PartnerStep> = {
  initial: "active",
  final: [],
  steps: {
    close: { from: ["active"], to: "closed", roles: partnerRoles, needsReason: true },
    reopen: { from: ["closed"], to: "active", roles: partnerRoles, needsReason: true },
  },
};

export const partnerKind: RecordKind<Partner, PartnerState, PartnerStep> = {
  kind: "protection.partner",
  path: "mandate-partners",
  schema: Partner,
  machine: partnerMachine,
  createRoles: partnerRoles,
  editRoles: partnerRoles,
  readers: ["desk", "mandateHolder", "protectionOfficer"],
  editableIn: ["active"],
  title: ({ name }) => name,
  links: () => [],
  // Not the addresses: a number that is typed into a search box must not tell whose it is.
  searchText: ({ languages, topics, organisation, name }) => ({ language: languages[0] ?? "en", text: topics, names: [name, organisation].filter((one) => one !== "") }),
  faults: partnerFaults,
  logsReading: () => true,
  logsSearches: true,
};

/** Hours are hours of a place; of a mechanism it is said which; where a person is reached is sealed (D1), and in clear only of institutions. */
export function partnerFaults({ rules, zone, countries, partnerKind: kind, mechanism }: Partner): FieldFault[] {
  return [
    ...countryFaults(countries.map((iso3, index) => [`countries.${index}`, iso3])),
    ...(zone === "" && rules.some(({ from, until }) => from !== null || until !== null) ? [{ path: "zone", code: "protection.zone-missing" }] : []),
    ...(institutions.includes(kind) ? [] : rules.flatMap(({ address }, index) => (address === "" ? [] : [{ path: `rules.${index}.address`, code: "protection.address-to-seal" }]))),
    ...(kind === "regional-mechanism" && mechanism === null ? [{ path: "mechanism", code: "protection.mechanism-missing" }] : []),
  ];
}
