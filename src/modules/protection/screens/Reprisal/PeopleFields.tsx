import { useQuery } from "@tanstack/react-query";
import { WordField } from "#partners/screens/record-form/WordField.tsx";
import { api } from "#ui/api.ts";
import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { NumberRangeField } from "#ui/form/NumberRangeField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useFormat } from "#ui/format.ts";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { Colleagues } from "../../model/reprisal/reprisal-answers.ts";
import { mayBeNamed } from "../../model/reprisal/reprisal-kind.ts";
import type { Reprisal, ReprisalPerson } from "../../model/reprisal/reprisal.ts";
import styles from "../protection.module.css";
import { reprisalKindName } from "../reprisal-path.ts";
import { nextKey, RowList } from "../RowList.tsx";

const nobody = { low: null, best: null, high: null };

/** Whom the file is about, each under a code. */
export function PeopleFields({ form }: { form: FormBinding<Reprisal> }) {
  const t = useMessages();
  const say = (name: string) => t(`protection.screen.reprisal.${name}`);
  const { people } = form.values;
  const fresh = (): ReprisalPerson => ({ key: nextKey("p", people), code: "", kind: "person", number: null, nameForReport: "" });
  return (
    <Section title={say("people")} lead={say("people-lead")}>
      <RowList rows={people} onChange={(rows) => form.set("people", rows)} legend={(row, index) => (row.code === "" ? t("protection.screen.reprisal.person-number", { number: index + 1 }) : row.code)} addText={say("person-add")} fresh={fresh}>
        {(row, change, index) => (
          <>
            <div className={styles["beside"]}>
              <TextField label={say("code")} name={`people.${index}.code`} value={row.code} onChange={(code) => change({ code })} maxLength={20} isRequired />
              <WordField label={say("kind")} name={`people.${index}.kind`} words={["person", "group"]} textOf={(kind) => t(`protection.person-kind.${kind}`)} value={row.kind} onChange={(kind) => change({ kind, number: kind === "group" ? nobody : null })} />
            </div>
            {row.kind === "group" && <NumberRangeField label={say("size")} name={`people.${index}.number`} value={row.number ?? nobody} onChange={(number) => change({ number })} />}
            {mayBeNamed(form.values, row.key) && <TextField label={say("name")} name={`people.${index}.nameForReport`} value={row.nameForReport} onChange={(nameForReport) => change({ nameForReport })} maxLength={300} />}
          </>
        )}
      </RowList>
    </Section>
  );
}

/** Colleagues of the office whom a file can name, for those who open such files. */
export function useColleagues(compartmentId: string, isAsked: boolean) {
  const { data } = useQuery({ queryKey: [reprisalKindName, "colleagues", compartmentId], queryFn: () => api.get("/api/reprisal-colleagues", { compartment: compartmentId }, Colleagues), enabled: isAsked && compartmentId !== "" });
  return data?.items ?? [];
}

/** Who works on the file beside the protection officer and the director. */
export function TeamFields({ form, compartmentId }: { form: FormBinding<Reprisal>; compartmentId: string }) {
  const t = useMessages();
  const format = useFormat();
  const colleagues = useColleagues(compartmentId, true);
  const options = colleagues.map(({ id, name, roles }) => ({ value: id, text: name, hint: format.list(roles.map((role) => t(`partners.role.${role}`))) }));
  return (
    <Section title={t("protection.screen.reprisal.team")} lead={t("protection.screen.reprisal.team-lead")}>
      {options.length === 0 ? <p>{t("protection.screen.reprisal.no-team")}</p> : <CheckboxGroup label={t("protection.screen.reprisal.team")} name="team" value={form.values.team} onChange={(team) => form.set("team", [...team])} options={options} />}
    </Section>
  );
}
