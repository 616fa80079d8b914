import type * as v from "valibot";
import type { Context } from "../context.ts";
import type { Db } from "../database/pools.ts";
import type { LinkedRecord, RecordContent, RecordKind, StepFacts, StoredRecord } from "../rules/kind.ts";
import type { ListConditions, RecordFilter } from "./filter.ts";

/** A kind as the server runs it, with what must happen in the same transaction as a save or a step. */
export type RegisteredKind = {
  // Kinds of different content live in one list; content is checked by the kind's own schema at every door.
  readonly kind: AnyKind;
  /** What the rules of a step must see beyond the record's own links; read under the actor's rights. Absent: nothing. */
  readonly further?: (db: Db, step: string, facts: StandingFacts) => Promise<readonly LinkedRecord[]>;
  /** What a room to the right of the kind's own holds against a step; asked after the kind's own guard. */
  readonly guard?: (step: string, facts: StepFacts<RecordContent>) => string | undefined;
  /** For kinds that are not counted by office and year: the number of the step `numberedOn`, given in its transaction. */
  readonly numbering?: (db: Db, record: StoredRecord<RecordContent>) => Promise<string>;
  readonly filter?: ListFilter;
  readonly afterStep?: (db: Db, ctx: Context, record: StoredRecord<unknown>, step: string, input: Readonly<Record<string, unknown>>) => Promise<void>;
  /** After its classification alone was raised or lowered: what stands beside the record follows it. */
  readonly afterRelabel?: (db: Db, ctx: Context, record: StoredRecord<unknown>) => Promise<void>;
  readonly afterSave?: (db: Db, ctx: Context, record: StoredRecord<unknown>) => Promise<void>;
};

/** What is known of a step before looking further. */
export type StandingFacts = Omit<StepFacts<RecordContent>, "further">;

/** What the list of a kind can be asked for beyond words, state and situation, and how records are asked for it. */
export type ListFilter = {
  readonly query: v.GenericSchema<unknown, RecordFilter>;
  /** A method, because whoever calls it has parsed the query with this filter's own schema. */
  conditions(db: Db, query: RecordFilter): ListConditions;
  /** What each of these records leaves unsaid, as far as the viewer may see; it stands beside them on the list. */
  readonly missing?: (db: Db, ids: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
};

/** What every kind looks like to code that serves all of them alike: content is unknown until its schema has seen it. */
export type AnyKind = RecordKind<RecordContent, string, string>;

/** Where a kind is found: the plural noun in addresses, the same in the API and on the screens, and its stage in the chain. */
export type Place = { readonly path: string; readonly stage: string };
export type PlaceOf = (kind: string) => Place | undefined;

/** Tables of other shapes that records may link to (imported events): found by id, under the viewer's row-level security. */
export type TargetSource = (db: Db, ids: readonly string[]) => Promise<LinkedRecord[]>;
