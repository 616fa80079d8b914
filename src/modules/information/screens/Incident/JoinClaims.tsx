import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import * as v from "valibot";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { ListedRecord, recordQuery } from "#ui/record/record.ts";
import { toldByClaim, withAccounts } from "../../model/accounts.ts";
import { Claim } from "../../model/claim.ts";
import type { Incident } from "../../model/incident.ts";
import { useSettled } from "../use-settled.ts";
import { usePress, type ChangeIncident } from "./use-incident-change.ts";
import styles from "./styles.module.css";

const Found = v.object({ items: v.array(ListedRecord), next: v.nullable(v.string()) });

/** The situation's claims that are not joined yet; joining takes what they say over as accounts. */
export function JoinClaims({ incident, change }: { incident: Incident; change: ChangeIncident }) {
  const t = useMessages();
  const queries = useQueryClient();
  const { isBusy, press } = usePress();
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const query = { situation: incident.situationId, state: "stated", q: useSettled(words) };
  const { data } = useQuery({ queryKey: ["information.claim", "list", query], queryFn: () => api.get("/api/claims", query, Found), placeholderData: keepPreviousData });
  const open = (data?.items ?? []).filter(({ id }) => !incident.claims.includes(id));
  const offered = chosen.filter((id) => open.some((one) => one.id === id));
  const join = async () => {
    const claims = await Promise.all(offered.map((id) => queries.fetchQuery(recordQuery("claims", "information.claim", id, Claim))));
    await change((content) => claims.reduce((joined, claim) => withAccounts(joined, toldByClaim(claim.id, claim.content)), content));
    setChosen([]);
    toast(t("information.screen.incident.claims-joined", { count: claims.length }));
  };
  return (
    <div className={styles["stack"]}>
      <TextField type="search" label={t("information.screen.list.words")} name="claim-words" value={words} onChange={setWords} />
      {open.length > 0
        ? <CheckboxGroup label={t("information.screen.incident.open-claims")} name="open-claims" value={offered} onChange={setChosen} options={open.map(({ id, title }) => ({ value: id, text: title }))} />
        : <p>{t(words === "" ? "information.screen.incident.no-open-claims" : "ui.empty.filtered")}</p>}
      {open.length > 0 && <div><Button isBusy={isBusy} whyNot={offered.length === 0 ? t("information.screen.incident.choose-claims") : undefined} onClick={() => press(join)}>{t("information.screen.incident.join")}</Button></div>}
    </div>
  );
}
