import { hash } from "node:crypto";
import type { Event } from "../event.ts";

/**
 * 128 bits of SHA-256 over every field but the release, in this order. The separator is the zero character, which no cell may
 * contain, and a missing text is never the empty text, so different events have different canonical forms.
 */
export function eventDigest(event: Omit<Event, "digest">): string {
  const { deaths } = event;
  const identity = `${event.dataset}\0${event.sourceKey}\0${said(event.relid)}\0${event.language}`;
  const time = `${event.dateFrom}\0${said(event.dateTo)}\0${said(event.datePrecision)}\0${event.when}`;
  const area = `${said(event.countryIso3)}\0${said(event.countryName)}\0${said(event.adm1)}\0${said(event.adm2)}\0${said(event.whereDescription)}`;
  const point = `${said(event.latitude)}\0${said(event.longitude)}\0${said(event.wherePrecision)}\0${said(event.prioGridCell)}`;
  const sides = `${said(event.kind)}\0${said(event.conflictName)}\0${said(event.dyadName)}\0${said(event.sideA)}\0${said(event.sideB)}`;
  const dead = `${said(deaths.low)}\0${said(deaths.best)}\0${said(deaths.high)}\0${event.doubts.join(" ")}`;
  const bySide = `${said(event.deathsSideA)}\0${said(event.deathsSideB)}\0${said(event.deathsCivilians)}\0${said(event.deathsUnknown)}`;
  const source = `${said(event.numberOfSources)}\0${said(event.sourceHeadline)}\0${said(event.sourceArticle)}\0${said(event.sourceOffice)}\0${said(event.sourceDate)}`;
  const status = `${event.codeStatus}\0${event.candidate}`;
  const form = `${identity}\0${time}\0${area}\0${point}\0${sides}\0${dead}\0${bySide}\0${source}\0${status}`;
  return hash("sha256", form, "hex").slice(0, 32);
}

function said(value: string | number | null): string | number {
  return value ?? "";
}
