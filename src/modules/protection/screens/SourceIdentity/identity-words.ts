import { IdentityText, identityField } from "#information/model/source.ts";
import type { SealedKind } from "../SealedWords/sealed-kind.ts";

export const identityWords: SealedKind = {
  path: "source-identities",
  kind: "information.source-identity",
  field: identityField,
  schema: IdentityText,
  says: "protection.screen.identity",
  inputs: [
    { name: "name", most: 300, isRequired: true },
    { name: "contact", most: 500 },
    { name: "safetyNotes", most: 4000, isLong: true, hasHint: true },
  ],
  frame: (sourceId) => ({ label: "strictly-confidential", sourceId }),
  isReader: ({ readsIdentities }) => readsIdentities,
};
