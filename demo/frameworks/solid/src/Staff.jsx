import { createSignal, For, onMount, Show } from 'solid-js';
import 'stamps-activity-feed';

const members = ['rina.wijaya@example.com', 'forty.one@example.com', 'unknown@example.com'];

/** The activities of any member, for the shop's staff. */
export function Staff() {
  const [token, setToken] = createSignal();
  const [user, setUser] = createSignal(members[0]);
  const [byDay, setByDay] = createSignal(false);
  const [ownRows, setOwnRows] = createSignal(false);
  const [shown, setShown] = createSignal(true);
  const [count, setCount] = createSignal(0);
  const [activities, setActivities] = createSignal([]);
  const [message, setMessage] = createSignal('');

  // Your own endpoint, which issues tokens to signed-in staff.
  onMount(async () => {
    const response = await fetch('/stamps-token', { method: 'POST' });
    setToken((await response.json()).access_token);
  });

  const choose = ({ target }) => {
    setUser(target.value);
    setActivities([]);
  };
  const loaded = ({ activities: loaded, page, hasMore }) => {
    setActivities([...activities(), ...loaded]);
    setMessage(`${loaded.length} of ${page.activities.length}, ${hasMore ? 'more' : 'no more'}`);
  };
  const failed = ({ error }) => setMessage(`${error.code}, ${error.phase}`);
  const ended = () => setMessage(`${message()}, the end`);

  return (
    <main>
      <select name="member" aria-label="Member" onChange={choose}>
        <For each={members}>{(member) => <option>{member}</option>}</For>
      </select>
      <label>
        <input name="by-day" type="checkbox" onChange={() => setByDay(!byDay())} /> By day
      </label>
      <label>
        <input name="own-rows" type="checkbox" onChange={() => setOwnRows(!ownRows())} /> Own rows
      </label>
      <label>
        <input name="shown" type="checkbox" checked={shown()} onChange={() => setShown(!shown())} />
        Shown
      </label>
      <button type="button" name="again" onClick={() => setCount(count() + 1)}>
        Render again ({count()})
      </button>
      <output>{message()}</output>
      <Show when={shown() && token()}>
        <stamps-activity-feed
          api-url="/api/v3"
          prop:token={token()}
          prop:user={user()}
          prop:merchantIds={[2, 5, 11, 14, 23]}
          attr:group-by={byDay() ? 'day' : 'month'}
          prop:rowSlots={ownRows()}
          on:stamps-load={loaded}
          on:stamps-error={failed}
          on:stamps-end={ended}
        >
          <h2 slot="header">
            Stamps of {user()} ({count()})
          </h2>
          <Show
            when={ownRows()}
            fallback={
              <template slot="activity">
                <b title="Activity [[id]]">[[title]]</b> <i>[[stamps]]</i>
              </template>
            }
          >
            <For each={activities()}>
              {({ id, kind }) => (
                <p slot={`activity-${id}`}>
                  {kind} {id}
                </p>
              )}
            </For>
          </Show>
        </stamps-activity-feed>
      </Show>
    </main>
  );
}
