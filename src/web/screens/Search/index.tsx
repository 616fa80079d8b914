import { useSuspenseQueries } from "@tanstack/react-query";
import { Suspense, useState, type FormEvent } from "react";
import * as v from "valibot";
import { useLocation, useSearch } from "wouter";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { ListedRecord } from "#ui/record/record.ts";
import { useSession } from "#ui/session.ts";
import { recordPaths, type RecordKindName } from "../../record-paths.ts";
import { Found } from "./Found.tsx";
import styles from "./styles.module.css";

/** What people look for most comes first. */
const kinds = ["information.report", "information.incident", "information.situation", "assessment.assessment", "warning.alert", "response.measure", "information.claim", "partners.actor", "partners.organisation", "partners.person"] as const satisfies readonly RecordKindName[];
const Answer = v.object({ items: v.array(ListedRecord) });
const mostPerKind = 20;

export function SearchScreen() {
  const t = useMessages();
  const words = (new URLSearchParams(useSearch()).get("q") ?? "").trim();
  const { memberships } = useSession();
  const isMember = memberships.some(({ roles }) => roles.length > 0);
  return (
    <Page title={t("web.find.title")} lead={t("web.find.lead")}>
      {!isMember ? (
        <Empty why="not-permitted">{t("web.find.not-yours")}</Empty>
      ) : (
        <>
          <Words key={words} words={words} />
          {words === "" ? <Empty why="nothing">{t("web.find.type")}</Empty> : <Suspense fallback={<Skeleton />}><Results words={words} /></Suspense>}
        </>
      )}
    </Page>
  );
}

function Words({ words }: { words: string }) {
  const t = useMessages();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState(words);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    navigate(`/search?q=${encodeURIComponent(typed.trim())}`);
  };
  return (
    <form className={styles["words"]} onSubmit={submit}>
      <TextField type="search" label={t("web.find.words")} name="q" value={typed} onChange={setTyped} maxLength={200} />
      <Button type="submit" look="main">{t("web.find.go")}</Button>
    </form>
  );
}

function Results({ words }: { words: string }) {
  const t = useMessages();
  const answers = useSuspenseQueries({
    queries: kinds.map((kind) => ({ queryKey: [kind, "list", "found", words], queryFn: () => api.get(`/api/${recordPaths[kind]}`, { q: words, limit: mostPerKind }, Answer) })),
  });
  const groups = kinds.map((kind, index) => ({ kind, items: answers[index]?.data.items ?? [] })).filter(({ items }) => items.length > 0);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  if (count === 0) return <Empty why="filtered">{t("web.find.nothing", { words })}</Empty>;
  return (
    <>
      <p role="status">{t("web.find.found", { count })}</p>
      {groups.map(({ kind, items }) => <Found key={kind} kind={kind} path={recordPaths[kind]} items={items} words={words} most={mostPerKind} />)}
    </>
  );
}
