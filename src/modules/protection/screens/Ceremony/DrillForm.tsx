import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { Form } from "#ui/form/Form.tsx";
import { useStepUp } from "#ui/form/step-up.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { inTwoYears, today, useRefreshSealing, useSealing } from "../sealing/sealing-query.ts";
import { refuseMistyped, typedShares } from "../sealing/typed-shares.ts";
import { sayingOf } from "../sealing/saying-of.ts";
import type { Begun } from "./Begin.tsx";
import { concludeCeremony, drill, type Ceremony } from "../../model/ceremony.ts";

/** Nothing is kept before three custodians have shown that their shares give the root back. */
export function DrillForm({ ceremony, begun, onAgain }: { ceremony: Ceremony; begun: Begun; onAgain: () => void }) {
  const t = useMessages();
  const { logKey } = useSealing();
  const refresh = useRefreshSealing();
  const stepUp = useStepUp();
  const form = useForm({
    initial: { first: "", second: "", third: "" },
    save: async (typed) => {
      await refuseMistyped(typed, t);
      await drill(ceremony, typedShares.map((name) => typed[name])).catch((error: unknown) => {
        throw error instanceof SealingRefused ? sayingOf(error, t(error.code)) : error;
      });
      await stepUp.attempt(api.send("POST", "/api/sealing/organisation", await concludeCeremony(ceremony, { ...begun, from: today(), until: inTwoYears(), logKey })));
    },
    onSaved: () => void refresh(),
  });
  return (
    <Section title={t("protection.screen.ceremony.drill")} lead={t("protection.screen.ceremony.drill-lead")}>
      <Form form={form} submitText={t("protection.screen.ceremony.conclude")} actions={<Button look="quiet" onClick={onAgain}>{t("protection.screen.ceremony.show-again")}</Button>}>
        {stepUp.link}
        {typedShares.map((name, at) => <TextArea key={name} rows={2} label={t("protection.screen.ceremony.drill-share", { n: at + 1 })} isRequired {...form.field(name)} />)}
      </Form>
    </Section>
  );
}
