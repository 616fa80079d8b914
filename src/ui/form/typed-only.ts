/**
 * Whether something was typed or chosen in a control that only offers it for adding, and was not added: sent now, the form would be
 * kept without it. Such a control is no part of the form's values, so it is asked itself, by its name.
 */
export function isTypedOnly(name: string): boolean {
  const control = document.querySelector(`[name="${name}"]`);
  return (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) && control.value.trim() !== "";
}
