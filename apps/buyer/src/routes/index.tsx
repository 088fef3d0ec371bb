// The first page of the buyer app.
import { Title } from "@solidjs/meta";

export default function Home() {
  return (
    <main class="p-8">
      <Title>Stoa buyer</Title>
      <h1 class="text-2xl font-semibold">Stoa buyer</h1>
    </main>
  );
}
