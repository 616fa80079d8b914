import { useQuery } from "@tanstack/react-query";
import { api } from "#ui/api.ts";
import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { Colleagues } from "../../model/reprisal/reprisal-answers.ts";
import type { Visit } from "../../model/visit/visit.ts";
import { visitKindName } from "../visit-path.ts";

/** Publishers of the office, for those who write visits. */
export function usePublishers(compartmentId: string, isAsked: boolean) {
  const { data } = useQuery({ queryKey: [visitKindName, "publishers", compartmentId], queryFn: () => api.get("/api/visit-publishers", { compartment: compartmentId }, Colleagues), enabled: isAsked && compartmentId !== "" });
  return data?.items ?? [];
}

/** Who issues the report: they read the visit from then on, which is said before they are named. */
export function PublishersField({ form, compartmentId }: { form: FormBinding<Visit>; compartmentId: string }) {
  const t = useMessages();
  const options = usePublishers(compartmentId, true).map(({ id, name }) => ({ value: id, text: name }));
  return (
    <Section title={t("protection.screen.visit.publishers")} lead={t("protection.screen.visit.publishers-lead")}>
      {options.length === 0 ? <p>{t("protection.screen.visit.no-publisher")}</p> : <CheckboxGroup label={t("protection.screen.visit.publishers")} name="publishers" value={form.values.publishers} onChange={(publishers) => form.set("publishers", [...publishers])} options={options} />}
    </Section>
  );
}
