// The first page of the seller app.
import { Title } from "@solidjs/meta";

export default function Home() {
  return (
    <main class="p-8">
      <Title>Stoa seller</Title>
      <h1 class="text-2xl font-semibold">Stoa seller</h1>
    </main>
  );
}
