import { useQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "#ui/api.ts";
import { useMessages } from "#ui/messages.ts";
import { useSession } from "#ui/session.ts";
import { useSubject } from "#ui/subject.ts";
import styles from "./Header.module.css";

const Situations = v.object({ items: v.array(v.object({ id: v.string(), title: v.string() })) });

/** The situation one is working on in this window. Screens start from it; each may look beyond it. */
export function SubjectChoice() {
  const t = useMessages();
  const [subject, choose] = useSubject();
  const { memberships } = useSession();
  // An administrator holds no role and has no situations to ask for.
  const { data } = useQuery({ enabled: memberships.some((one) => one.roles.length > 0), queryKey: ["information.situation", "header"], queryFn: () => api.get("/api/situations", { limit: 200 }, Situations) });
  const situations = data?.items ?? [];
  const isListed = subject === undefined || situations.some(({ id }) => id === subject.id);
  if (situations.length === 0 && subject === undefined) return null;
  return (
    <select
      className={styles["subject"]}
      aria-label={t("web.subject")}
      value={subject?.id ?? ""}
      onChange={(event) => choose(situations.find(({ id }) => id === event.target.value))}
    >
      <option value="">{t("web.subject.all")}</option>
      {!isListed && <option value={subject.id}>{subject.title}</option>}
      {situations.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
    </select>
  );
}
