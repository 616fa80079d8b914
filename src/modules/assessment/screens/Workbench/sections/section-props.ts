import type { FormBinding } from "#ui/form/use-form.ts";
import type { Assessment } from "../../../model/assessment.ts";

export type SectionProps = { form: FormBinding<Assessment> };
