import { useAddress } from './address';
import { Console } from './console/Console';
import { InboxPage } from './InboxPage';

export function App() {
  const { path } = useAddress();
  return path.startsWith('/console') ? <Console /> : <InboxPage />;
}
