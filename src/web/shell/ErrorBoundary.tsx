import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { Component, type ReactNode } from "react";
import { Failed } from "./Failed.tsx";

type Caught = { readonly error: unknown };

/** Keeps the rest of the page when one part of it fails. Another place is another try. */
export function ErrorBoundary({ children, place }: { children: ReactNode; place: string }) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => <Boundary key={place} onRetry={reset}>{children}</Boundary>}
    </QueryErrorResetBoundary>
  );
}

class Boundary extends Component<{ children: ReactNode; onRetry: () => void }, { caught: Caught | undefined }> {
  override state: { caught: Caught | undefined } = { caught: undefined };

  static getDerivedStateFromError(error: unknown): { caught: Caught } {
    return { caught: { error } };
  }

  override render(): ReactNode {
    if (!this.state.caught) return this.props.children;
    const retry = () => {
      this.props.onRetry();
      this.setState({ caught: undefined });
    };
    return <Failed error={this.state.caught.error} onRetry={retry} />;
  }
}
