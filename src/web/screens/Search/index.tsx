import { useSuspenseQueries } from "@tanstack/react-query";
import { Suspense, useState, type FormEvent } from "react";
import * as v from "valibot";
import { useLocation } from "wouter";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { useFilters } from "#ui/filters.ts";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { ListedRecord } from "#ui/record/record.ts";
import { useSession } from "#ui/session.ts";
import { Found } from "./Found.tsx";
import { noSearchFilters, searchedKinds, searchQueries, type SearchFilters, type SearchQuery } from "./search-queries.ts";
import { SearchFilterBar } from "./SearchFilterBar.tsx";
import styles from "./styles.module.css";

const Answer = v.object({ items: v.array(ListedRecord) });
const mostPerKind = 20;

export function SearchScreen() {
  const t = useMessages();
  const { filters: written, ...change } = useFilters(noSearchFilters);
  // An address is typed by hand too: a kind that is not searched is none.
  const filters = searchedKinds.some((kind) => kind === written.kind) ? written : { ...written, kind: "" };
  const { memberships } = useSession();
  const isMember = memberships.some(({ roles }) => roles.length > 0);
  const words = filters.q.trim();
  return (
    <Page title={t("web.find.title")} lead={t("web.find.lead")}>
      {!isMember ? (
        <Empty why="not-permitted">{t("web.find.not-yours")}</Empty>
      ) : (
        <>
          <Words key={words} words={words} />
          <Suspense fallback={<Skeleton />}>
            <SearchFilterBar filters={filters} {...change} />
            <Results filters={filters} words={words} />
          </Suspense>
        </>
      )}
    </Page>
  );
}

/** Words are taken when they are sent, and keep the filters that are set. */
function Words({ words }: { words: string }) {
  const t = useMessages();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState(words);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const query = new URLSearchParams(location.search);
    query.set("q", typed.trim());
    navigate(`/search?${query}`);
  };
  return (
    <form className={styles["words"]} onSubmit={submit}>
      <TextField type="search" label={t("web.find.words")} name="q" value={typed} onChange={setTyped} maxLength={200} />
      <Button type="submit" look="main">{t("web.find.go")}</Button>
    </form>
  );
}

function Results({ filters, words }: { filters: SearchFilters; words: string }) {
  const t = useMessages();
  const queries = searchQueries(filters);
  if (queries.length === 0) return <Empty why="nothing">{t(filters.kind !== "" && words !== "" ? "web.find.kind-cannot" : "web.find.type")}</Empty>;
  return <Answers queries={queries} words={words} />;
}

function Answers({ queries, words }: { queries: readonly SearchQuery[]; words: string }) {
  const t = useMessages();
  const answers = useSuspenseQueries({
    queries: queries.map(({ kind, path, query }) => ({ queryKey: [kind, "list", "found", query], queryFn: () => api.get(`/api/${path}`, { ...query, limit: mostPerKind }, Answer) })),
  });
  const groups = queries.map((one, index) => ({ ...one, items: answers[index]?.data.items ?? [] })).filter(({ items }) => items.length > 0);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  if (count === 0) return <Empty why="filtered">{words === "" ? undefined : t("web.find.nothing", { words })}</Empty>;
  return (
    <>
      <p role="status">{t("web.find.found", { count })}</p>
      {groups.map(({ kind, path, query, items }) => <Found key={kind} kind={kind} path={path} items={items} query={query} most={mostPerKind} />)}
    </>
  );
}
