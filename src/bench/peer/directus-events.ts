/** A column of Vigie's table of events as a field of the collection: what the list shows, what filters and sums ask for, and the words. */
type Field = { readonly name: string; readonly from?: string; readonly type: "string" | "text" | "date" | "float" | "integer" | "boolean"; readonly indexed?: true; readonly searched?: true };

const fields: readonly Field[] = [
  // The source's own key is the key here too: so that Directus, like Vigie, stores nothing twice when a file comes again.
  { name: "id", from: "source_key", type: "string" },
  { name: "dataset", type: "string" },
  { name: "release", type: "string" },
  { name: "date_from", type: "date" },
  { name: "date_to", type: "date" },
  { name: "date_precision", type: "string" },
  { name: "period", from: "edtf", type: "string" },
  { name: "country_iso3", type: "string" },
  { name: "country_name", type: "string", searched: true },
  { name: "adm1", type: "string", searched: true },
  { name: "adm2", type: "string", searched: true },
  { name: "where_description", type: "text", searched: true },
  { name: "latitude", type: "float" },
  { name: "longitude", type: "float" },
  { name: "where_precision", type: "string" },
  { name: "kind", type: "string" },
  { name: "conflict_name", type: "string", searched: true },
  { name: "side_a", type: "string", indexed: true, searched: true },
  { name: "side_b", type: "string", indexed: true, searched: true },
  { name: "deaths_low", type: "integer" },
  { name: "deaths_best", type: "integer", indexed: true },
  { name: "deaths_high", type: "integer" },
  { name: "code_status", type: "string" },
  { name: "candidate", type: "boolean" },
  { name: "source_headline", type: "text", searched: true },
  { name: "source_article", type: "text", searched: true },
  { name: "compartment", from: "compartment_id", type: "string", indexed: true },
  { name: "label", type: "integer" },
];

/** The fields of Vigie's list, which leaves the article and the label to the page of one event. */
export const listedFields = fields.map((field) => field.name).filter((name) => !["source_headline", "source_article", "label"].includes(name));

/** The body that makes the collection. History stays on as it is by default, because Vigie keeps one too; without, the import took a quarter less. */
export function collectionOfEvents(): unknown {
  return {
    collection: "events",
    meta: { icon: "event" },
    schema: {},
    fields: fields.map(({ name, type, indexed, searched }) => ({
      field: name,
      type,
      meta: { interface: "input", searchable: searched === true },
      schema: {
        ...(name === "id" ? { is_primary_key: true, is_nullable: false } : {}),
        ...(indexed ? { is_indexed: true } : {}),
        ...(type === "string" ? { max_length: 1_000 } : {}),
      },
    })),
  };
}

/** Everything Vigie stored, for a table that Directus reads: equal on both sides by construction. */
export const eventsAsCsv = `copy (select ${fields.map(({ name, from = name }) => `${from} as "${name}"`).join(", ")} from information.event order by date_from, source_key) to stdout with (format csv, header)`;

/** What the switch of a single field cannot say and a fair engineer would add by SQL: the filters in the order of the list. */
export const indexesBeforeImport = [
  "create index events_country_date on events (country_iso3, date_from desc, id desc)",
  "create index events_kind_date on events (kind, date_from desc, id desc)",
  "create index events_date_id on events (date_from desc, id desc)",
];

/** For the search, which asks every searched field for a part of a word in small letters; made after the import, not counted in it. */
export const indexesForWords = fields.filter((field) => field.searched).map(({ name }) => `create index events_words_${name} on events using gin (lower(${name}) gin_trgm_ops)`);

/** The same in words, for the answer of the bench. */
export const indexes = [...fields.filter((field) => field.indexed).map((field) => field.name), "country_iso3 date_from id", "kind date_from id", "date_from id", ...fields.filter((field) => field.searched).map((field) => `trigrams of ${field.name}`)];

/** What the analyst may read: events of the given compartments up to a label, every field. The list in the filter is the cheapest form. */
export function permissionOfAnalyst(policy: string, compartments: readonly string[], highestLabel: number): unknown {
  return { policy, collection: "events", action: "read", fields: ["*"], permissions: { _and: [{ compartment: { _in: compartments } }, { label: { _lte: highestLabel } }] }, validation: null, presets: null };
}
