// The first page of the admin app.
import { Title } from "@solidjs/meta";

export default function Home() {
  return (
    <main class="p-8">
      <Title>Stoa admin</Title>
      <h1 class="text-2xl font-semibold">Stoa admin</h1>
    </main>
  );
}
