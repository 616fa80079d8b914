import { useState, type ReactNode } from "react";
import { useLocation } from "wouter";
import { Form } from "#ui/form/Form.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { CompartmentField, useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useRecordChanges } from "#ui/record/record.ts";
import type { KnownRecord, RecordForm } from "./record-form.ts";

export type NewRecordFormProps<Content extends { readonly label: string }, Draft extends object> = { of: RecordForm<Content, Draft>; first: Content; submitText: string; compartmentId?: string; known?: readonly KnownRecord[]; children?: ReactNode };

/** A form for a new record: its compartment, unless there is only one, and its fields. Afterwards its page is shown. `known` are the titles of what it begins with. */
export function NewRecordForm<Content extends { readonly label: string }, Draft extends object>({ of, first, submitText, compartmentId, known = [], children }: NewRecordFormProps<Content, Draft>) {
  const [, navigate] = useLocation();
  const compartments = useCompartmentsFor(of.roles);
  const own = compartments.find(({ value }) => value === compartmentId) ?? compartments[0];
  const [compartment, setCompartment] = useState(own?.value ?? "");
  const changes = useRecordChanges(of.path, of.kind);
  const form = useForm({
    initial: of.draftOf(first),
    save: (draft) => changes.create(compartment, of.contentOf(draft, first)),
    onSaved: ({ id }) => navigate(`/${of.path}/${id}`),
  });
  return (
    <Form form={form} submitText={submitText}>
      {children}
      {compartments.length > 1 && <CompartmentField roles={of.roles} name="compartmentId" value={compartment} onChange={setCompartment} />}
      <of.Fields form={form} known={known} compartmentId={compartment} />
    </Form>
  );
}
