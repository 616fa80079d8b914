/** Kasuria, an invented country laid into the empty South Atlantic so that nobody can take it for a real one on a map. */
export const country = { iso3: "XKS", name: "Kasuria" } as const;

export const places = [
  { said: "Oumé", pcode: "KX0101", area: "Oumé Plain", latitude: -32.42, longitude: -14.61, precision: "place" },
  { said: "Talat", pcode: "KX0102", area: "Oumé Plain", latitude: -32.88, longitude: -14.12, precision: "place" },
  { said: "Ridge villages east of Talat", pcode: "KX0102", area: "Oumé Plain", latitude: -32.93, longitude: -13.82, precision: "area-centroid" },
  { said: "Serrat ford", pcode: "KX0201", area: "Serrat River", latitude: -33.71, longitude: -15.05, precision: "exact" },
  { said: "Port Ivern", pcode: "KX0301", area: "Coast", latitude: -34.85, longitude: -13.24, precision: "place" },
  { said: "Road from Oumé to Serrat", pcode: "KX0201", area: "Serrat River", latitude: -33.1, longitude: -14.83, precision: "area-centroid" },
] as const;
export type ExercisePlace = (typeof places)[number];

export const actors = [
  { key: "committees", title: "Plain Defence Committees", otherNames: ["Comités de défense de la Plaine", "PDC"], kind: "self-defence" },
  { key: "front", title: "Serrat River Front", otherNames: ["Front du fleuve Serrat", "SRF"], kind: "armed-group" },
  { key: "cord", title: "Black Cord", otherNames: ["Corde noire"], kind: "armed-group" },
  { key: "guard", title: "National Guard of Kasuria", otherNames: ["Garde nationale de Kasurie"], kind: "state-force" },
] as const;

/** What an actor was called before, until so many days ago; older accounts still say so. */
export const earlierNames = [{ title: "Serrat Youth Brigade", of: "front", kind: "armed-group", untilDaysAgo: 900 }] as const;

export const sources = [
  { key: "heron", title: "HERON", kind: "individual", reliability: "B", reliabilityReason: "Eleven reports in a year, nine of them confirmed by others." },
  { key: "kestrel", title: "KESTREL", kind: "civil-society", reliability: "A", reliabilityReason: "Own observers in Oumé and Talat, names its gaps." },
  { key: "magpie", title: "MAGPIE", kind: "media", reliability: "C", reliabilityReason: "Radio of Port Ivern; repeats official figures." },
  { key: "swift", title: "SWIFT", kind: "social-media", reliability: "E", reliabilityReason: "Anonymous channel, twice shown to reuse old pictures." },
  { key: "crane", title: "CRANE", kind: "field-mission", reliability: "B", reliabilityReason: "Patrol base at the ford; sees the road, not the ridge." },
] as const;
export type SourceKey = (typeof sources)[number]["key"];
