import { Link } from "wouter";
import { Bdi } from "../text/Bdi.tsx";
import type { LinkedHead } from "./record.ts";

/** A record that this one names, by its title; one that is not open to the viewer by the words given. */
export function LinkedName({ linked, id, otherwise }: { linked: readonly LinkedHead[]; id: string; otherwise: string }) {
  const head = linked.find((one) => one.id === id);
  if (head?.path === undefined || head.title === "") return otherwise;
  return <Link href={`/${head.path}/${id}`}><Bdi>{head.title}</Bdi></Link>;
}
