// Stars: drawn as one strip that is filled in part, told to screen readers as words.

const STAR = "M10 1.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9L10 14.9l-5.2 2.8 1-5.9L1.5 7.7l5.9-.8z";

function Strip(props: { class: string }) {
  return (
    <svg viewBox="0 0 100 20" fill="currentColor" class={`block h-full w-auto max-w-none ${props.class}`} aria-hidden="true">
      {[0, 20, 40, 60, 80].map((x) => (
        <path d={STAR} transform={`translate(${x} 0)`} />
      ))}
    </svg>
  );
}

/** An average of `centi` / 100 stars. `label` is what a screen reader says: "4.3 out of 5 stars, 12 reviews". */
export function Rating(props: { centi: number; label: string; class?: string | undefined }) {
  return (
    <span role="img" aria-label={props.label} class={`relative inline-block h-3.5 shrink-0 align-middle ${props.class ?? ""}`}>
      <Strip class="text-line-strong/40" />
      <span class="absolute inset-y-0 start-0 overflow-hidden" style={{ width: `${props.centi / 5}%` }}>
        <Strip class="text-star" />
      </span>
    </span>
  );
}
