import { Link } from "wouter";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import { identityPaths } from "../../model/mission-pack/mission-pack.ts";
import type { RoadNoteText } from "../../model/mission-pack/road-note.ts";

/** What has no page of its own on the road. */
const wordsOnly: readonly string[] = identityPaths;

/** One note: when it was written by the device's clock, about what, and the words. */
export function NoteText({ note: { about, writtenAt, text } }: { note: RoadNoteText }) {
  const t = useMessages();
  const format = useFormat();
  return (
    <article>
      <p>{t("protection.screen.pack.written", { when: format.dateTime(writtenAt) })} {about !== null && (wordsOnly.includes(about.path) ? <Bdi>{about.title}</Bdi> : <Link href={`/${about.path}/${about.id}`}><Bdi>{about.title}</Bdi></Link>)}</p>
      <UserText text={text} />
    </article>
  );
}
