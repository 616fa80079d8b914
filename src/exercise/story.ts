import type { SourceKey } from "./places.ts";

type Range = { readonly low: number | null; readonly best: number | null; readonly high: number | null };
export type Telling = {
  readonly source: SourceKey;
  readonly language: "en" | "fr" | "ar";
  readonly daysLater: number;
  readonly when: "day" | "month" | "about";
  readonly text: string;
  readonly statement: string;
  readonly killed: Range | null;
  /** How the source counted, where it says so. */
  readonly counted?: "list" | "estimate" | "report";
  readonly perpetrator: string;
  readonly credibility: "1" | "2" | "3" | "4" | "5" | "6";
};
export type Happening = {
  readonly key: string;
  readonly daysAgo: number;
  readonly place: number;
  readonly title: string;
  readonly victims: string;
  readonly actTypes: readonly string[];
  readonly outcome: "verified" | "partly-verified" | "refuted" | "under-verification" | "reported";
  readonly working: { readonly killed: Range; readonly reason: string } | null;
  /** When it was and who did it, as held for now; nothing where the accounts are too far apart. */
  readonly held?: { readonly when: Telling["when"]; readonly whenReason: string; readonly who: string; readonly whoReason: string };
  readonly tellings: readonly Telling[];
};

const count = (low: number | null, best: number | null, high: number | null): Range => ({ low, best, high });

/**
 * What happened in Kasuria, as five sources told it: they contradict each other, one repeats a rumour, one repeats another source,
 * one speaks eleven weeks late because the network was cut.
 */
export const happenings: readonly Happening[] = [
  {
    key: "market", daysAgo: 512, place: 0, title: "Herders driven from Oumé market", victims: "Herding families at the weekly market", actTypes: ["wc-attack-civilians"], outcome: "verified",
    working: { killed: count(2, 2, 2), reason: "Both deaths are named by two sources with own observers; the radio's four counts two wounded." },
    held: { when: "day", whenReason: "All three name the market day.", who: "Plain Defence Committees", whoReason: "Armbands and lists were seen by two sources of different origin; the radio's quarrel between traders is told by nobody who was there." },
    tellings: [
      { source: "kestrel", language: "fr", daysLater: 2, when: "day", text: "Le jour du marché, des hommes des Comités ont brûlé les enclos et tiré sur ceux qui restaient. Deux morts, que nous avons identifiés, et neuf blessés.", statement: "Two people were killed at Oumé market and nine wounded.", killed: count(2, 2, 2), counted: "list", perpetrator: "Plain Defence Committees", credibility: "2" },
      { source: "heron", language: "en", daysLater: 3, when: "day", text: "I counted two dead, both men I knew. The committee men wore armbands. They read a list of families who must leave.", statement: "Two men were killed; a list of families who must leave was read aloud.", killed: count(2, 2, null), perpetrator: "Plain Defence Committees", credibility: "2" },
      { source: "magpie", language: "en", daysLater: 1, when: "day", text: "Four people died in a quarrel between traders in Oumé, the prefecture said.", statement: "Four people died in a quarrel between traders.", killed: count(4, 4, 4), perpetrator: "", credibility: "4" },
    ],
  },
  {
    key: "ford", daysAgo: 398, place: 3, title: "Buses stopped at Serrat ford", victims: "Passengers taken from two buses", actTypes: ["wc-killing"], outcome: "partly-verified",
    working: { killed: count(5, 7, 9), reason: "The patrol saw five bodies and was turned back; the organisation's list has nine names, two of them since found alive." },
    tellings: [
      { source: "crane", language: "en", daysLater: 0, when: "day", text: "Patrol reached the ford at 16.40. Five bodies on the eastern bank, the western bank not reached. Two empty buses. Cartridges of one calibre.", statement: "Five bodies were seen on the eastern bank of the ford.", killed: count(5, 5, null), perpetrator: "not known", credibility: "1" },
      { source: "kestrel", language: "fr", daysLater: 6, when: "day", text: "Neuf noms nous ont été donnés par les familles. Deux personnes ont depuis appelé de Port Ivern.", statement: "Families gave nine names; two of these people have since called.", killed: count(7, 7, 9), counted: "list", perpetrator: "Serrat River Front", credibility: "2" },
      { source: "swift", language: "en", daysLater: 1, when: "about", text: "MASSACRE at the river, hundreds dead, see picture.", statement: "Hundreds were killed at the river.", killed: count(100, null, null), counted: "report", perpetrator: "National Guard of Kasuria", credibility: "5" },
    ],
  },
  {
    key: "well", daysAgo: 291, place: 2, title: "Poisoned wells on the ridge", victims: "Villagers of the ridge", actTypes: ["wc-attack-civilians"], outcome: "refuted", working: null,
    tellings: [
      { source: "swift", language: "en", daysLater: 0, when: "month", text: "They poisoned the wells. Children are dying. Nobody talks about it.", statement: "Wells on the ridge were poisoned and children died.", killed: count(null, null, null), perpetrator: "Herders", credibility: "6" },
      { source: "magpie", language: "en", daysLater: 2, when: "month", text: "Messages speak of poisoned wells on the ridge. The radio could not reach the area.", statement: "Messages speak of poisoned wells.", killed: null, perpetrator: "", credibility: "5" },
      { source: "kestrel", language: "fr", daysLater: 19, when: "about", text: "Nos observateurs ont bu aux quatre puits. Aucun décès d’enfant au dispensaire ce mois-là. La photographie date d’un autre pays, d’une autre année.", statement: "Observers drank from the four wells; the clinic recorded no child's death that month.", killed: count(0, 0, 0), perpetrator: "", credibility: "1" },
    ],
  },
  {
    key: "ridge", daysAgo: 163, place: 2, title: "Ridge villages burned while the network was cut", victims: "Families of three ridge villages", actTypes: ["wc-attack-civilians", "cah-d"], outcome: "verified",
    working: { killed: count(14, 17, 23), reason: "Seventeen graves counted by observers eleven weeks later; three families speak of six more at the quarry, not yet reached." },
    held: { when: "month", whenReason: "Nobody could call on the day itself; smoke on two nights of that month agrees.", who: "Plain Defence Committees", whoReason: "Named by both sources who were there; whose trucks they came in stays open, for the plates rest on one source." },
    tellings: [
      { source: "heron", language: "en", daysLater: 78, when: "month", text: "We could not call anybody for ten weeks. They came in three trucks. My uncle's village is gone. I know of fourteen.", statement: "Three villages were burned by men who came in trucks; fourteen are known dead.", killed: count(14, null, null), perpetrator: "Plain Defence Committees", credibility: "2" },
      { source: "kestrel", language: "fr", daysLater: 81, when: "month", text: "Dix-sept tombes comptées. Trois familles parlent de six corps à la carrière, où nous n’avons pas pu aller. Les camions portaient des plaques de la Garde.", statement: "Seventeen graves were counted; six more bodies are said to be at the quarry. The trucks had number plates of the Guard.", killed: count(17, 17, 23), counted: "estimate", perpetrator: "Plain Defence Committees in trucks of the National Guard", credibility: "2" },
      { source: "crane", language: "en", daysLater: 80, when: "about", text: "From the ford smoke was seen on the ridge on two nights in that month. No access.", statement: "Smoke was seen on the ridge on two nights.", killed: null, perpetrator: "not known", credibility: "1" },
    ],
  },
  {
    key: "broadcast", daysAgo: 34, place: 4, title: "Broadcast naming families as outsiders", victims: "Herding families of the plain", actTypes: ["gen-b"], outcome: "under-verification", working: null,
    tellings: [
      { source: "magpie", language: "en", daysLater: 0, when: "day", text: "A committee speaker said on air that the plain must be clean before the vote, and read names of quarters.", statement: "A speaker said that the plain must be clean before the vote and read names of quarters.", killed: null, perpetrator: "Plain Defence Committees", credibility: "1" },
      { source: "heron", language: "ar", daysLater: 1, when: "day", text: "سمعت الإذاعة تقرأ أسماء أحيائنا. الناس يحزمون أمتعتهم.", statement: "The radio read the names of the herders' quarters; people are packing.", killed: null, perpetrator: "Plain Defence Committees", credibility: "2" },
    ],
  },
  {
    key: "road", daysAgo: 9, place: 5, title: "Checkpoint on the road to Serrat", victims: "Travellers", actTypes: ["wc-killing"], outcome: "reported", working: null,
    tellings: [
      { source: "heron", language: "en", daysLater: 2, when: "day", text: "They take people from the buses again. Three did not come back.", statement: "Three travellers were taken from buses and did not come back.", killed: count(null, null, 3), perpetrator: "Black Cord", credibility: "3" },
    ],
  },
];
