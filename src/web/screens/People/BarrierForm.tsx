import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "#ui/api.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useMessages } from "#ui/messages.ts";
import { compartmentsQuery } from "./people-answers.ts";
import { ReasonButton } from "./ReasonButton.tsx";
import styles from "./styles.module.css";

/** Keeps a person out of an office whatever roles are given later. */
export function BarrierForm({ accountId, name }: { accountId: string; name: string }) {
  const t = useMessages();
  const { data } = useSuspenseQuery(compartmentsQuery);
  const [compartmentId, setCompartment] = useState("");
  const office = data.items.find(({ id }) => id === compartmentId);
  return (
    <div className={styles["line"]}>
      <SelectField label={t("web.people.office")} emptyText={t("web.people.choose-office")} name="barrier" value={compartmentId} onChange={setCompartment} options={data.items.map((one) => ({ value: one.id, text: one.name }))} />
      {office && (
        <ReasonButton look="danger" text={t("web.people.set-barrier")} label={t("web.people.set-barrier-of", { name, office: office.name })} done={t("web.people.barrier-set", { name, office: office.name })} send={(reason) => api.send("POST", "/api/barriers", { accountId, compartmentId, reason })} />
      )}
    </div>
  );
}
