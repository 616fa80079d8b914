import { useState } from "react";
import { Link } from "wouter";
import { Button } from "#ui/button/Button.tsx";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Page } from "#ui/page/Page.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { BoxText } from "../SealedBox/BoxText.tsx";
import { WordsText } from "../SealedWords/WordsText.tsx";
import { identityWords } from "../SourceIdentity/identity-words.ts";
import { contactServer } from "../mission-pack/device.ts";
import { openedPack, type OpenPack } from "../mission-pack/open-pack.ts";
import type { PackItem } from "../mission-pack/pack-boxes.ts";
import styles from "../protection.module.css";
import { Standing } from "./Gate.tsx";
import { OpenPackForm } from "./OpenPackForm.tsx";
import { RoadNotes } from "./RoadNotes.tsx";
import { useDevice, useRefreshDevice, type OnDevice } from "./use-device.ts";
import { usePackWords } from "./use-pack-words.ts";
import { WipeButton } from "./WipeButton.tsx";

/** What this device carries: opened, it is read here and written to; closed, it says until when and what waits. */
export function MissionPackScreen() {
  usePackWords();
  const t = useMessages();
  const device = useDevice();
  const page = { title: t("protection.screen.pack.name"), lead: t("protection.screen.pack.lead"), label: "confidential", breadcrumbs: [{ to: "/protection", text: t("protection.screen.overview.title") }] } as const;
  if (device === undefined) return <Page {...page}><Skeleton /></Page>;
  if (device === null) return <Page {...page}><Empty why="nothing" action={<LinkButton to="/visits" look="main">{t("protection.visit.many")}</LinkButton>}>{t("protection.screen.pack.none")}</Empty></Page>;
  return <Page {...page} actions={<WipeButton waiting={device.waiting.length} />}><OfDevice device={device} /></Page>;
}

function OfDevice({ device }: { device: OnDevice }) {
  const format = useFormat();
  const open = openedPack.use();
  const { pack, standing } = device;
  return (
    <>
      <Standing state={standing.state} until={format.dateTime(new Date(pack.lease.until).toISOString())} isGone={pack.closed === ""} />
      <Waiting device={device} />
      {open === undefined ? standing.state === "open" && pack.closed !== "" && <OpenPackForm pack={pack} /> : <><Along open={open} /><RoadNotes open={open} waiting={device.waiting} /></>}
    </>
  );
}

/** What has not come home yet, and a way to try now. */
function Waiting({ device: { waiting } }: { device: OnDevice }) {
  const t = useMessages();
  const refresh = useRefreshDevice();
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const heard = await contactServer().finally(() => setBusy(false));
    toast(t(`protection.screen.pack.heard.${heard}`));
    await refresh();
  };
  return (
    <p>
      {waiting.length === 0 ? t("protection.screen.pack.all-sent") : t("protection.screen.pack.waiting", { count: waiting.length })}{" "}
      <Button look="quiet" isBusy={isBusy} onClick={() => void send()}>{t("protection.screen.pack.send-now")}</Button>
    </p>
  );
}

function Along({ open: { contents } }: { open: OpenPack }) {
  const t = useMessages();
  const kinds = [...new Set(contents.items.map(({ kind }) => kind))];
  const ofKind = (kind: string) => contents.items.filter((item) => item.kind === kind);
  return (
    <Section title={t("protection.screen.pack.along", { count: contents.items.length })} lead={t("protection.screen.pack.along-lead")}>
      <KeyValue items={kinds.map((kind) => ({ key: t(kind), value: <ul className={styles["plain"]}>{ofKind(kind).map((item) => <li key={item.id}><Item item={item} /></li>)}</ul> }))} />
    </Section>
  );
}

function Item({ item: { path, id, title, text, identity } }: { item: PackItem }) {
  if (identity !== undefined) return <details><summary><Bdi>{title}</Bdi></summary><WordsText kind={identityWords} words={identity} /></details>;
  if (text === undefined) return <Link href={`/${path}/${id}`}><Bdi>{title}</Bdi></Link>;
  return <details><summary><Bdi>{title}</Bdi></summary><BoxText text={text} /></details>;
}
