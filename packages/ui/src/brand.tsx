// The mark and the wordmark of Stoa: a portico of three columns. Drawn in the colour of the text around it.

/** The mark alone, 24 units square. Decorative: give the link around it a name. */
export function Mark(props: { class?: string | undefined }) {
  return (
    <svg viewBox="0 0 24 24" class={props.class ?? "size-6"} fill="currentColor" aria-hidden="true">
      <path d="M12 1.6 22.4 7v2.2H1.6V7z" />
      <path d="M3.4 11h3.2v7.6H3.4zM10.4 11h3.2v7.6h-3.2zM17.4 11h3.2v7.6h-3.2zM1.6 20.2h20.8v2.2H1.6z" />
    </svg>
  );
}

/** Mark and name side by side. The name is text in the drawing, so it reads the same with every font. */
export function Wordmark(props: { class?: string | undefined }) {
  return (
    <svg viewBox="0 0 92 24" class={props.class ?? "h-6 w-auto"} fill="currentColor" role="img" aria-label="Stoa">
      <path d="M12 1.6 22.4 7v2.2H1.6V7zM3.4 11h3.2v7.6H3.4zM10.4 11h3.2v7.6h-3.2zM17.4 11h3.2v7.6h-3.2zM1.6 20.2h20.8v2.2H1.6z" />
      <g fill="none" stroke="currentColor" stroke-width="2.9">
        <path d="M43.2 7.6c-.9-1.5-2.5-2.4-4.5-2.4-2.7 0-4.5 1.4-4.5 3.4 0 4.8 9.4 2.3 9.4 7.4 0 2.3-2 3.9-4.9 3.9-2.5 0-4.3-1.1-5.2-3" />
        <path d="M50.9 4.6v11.6c0 2.4 1.2 3.7 3.3 3.7.8 0 1.4-.1 2-.4M47.4 9.8h8.6" />
        <circle cx="65.6" cy="14.6" r="5.3" />
        <circle cx="80.6" cy="14.6" r="5.3" />
        <path d="M85.9 9v12.3" />
      </g>
    </svg>
  );
}
