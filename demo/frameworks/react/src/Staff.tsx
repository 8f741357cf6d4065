import { useEffect, useState } from 'react';
import {
  StampsActivityFeed,
  type StampsErrorEvent,
  type StampsLoadEvent,
} from 'stamps-activity-feed/react';

const members = ['rina.wijaya@example.com', 'forty.one@example.com', 'unknown@example.com'];

type Activities = StampsLoadEvent['activities'];

/** Your own endpoint, which issues tokens to signed-in staff. */
async function fetchToken(): Promise<string> {
  const response = await fetch('/stamps-token', { method: 'POST' });
  return (await response.json()).access_token;
}

/** The activities of any member, for the shop's staff. */
export function Staff() {
  const [token, setToken] = useState<string>();
  const [user, setUser] = useState(members[0]);
  const [byDay, setByDay] = useState(false);
  const [ownRows, setOwnRows] = useState(false);
  const [shown, setShown] = useState(true);
  const [count, setCount] = useState(0);
  const [activities, setActivities] = useState<Activities>([]);
  const [message, setMessage] = useState('');

  useEffect(() => {
    fetchToken().then(setToken);
  }, []);

  const onStampsLoad = ({ activities, page, hasMore }: StampsLoadEvent) => {
    setActivities((before) => [...before, ...activities]);
    setMessage(
      `${activities.length} of ${page.activities.length}, ${hasMore ? 'more' : 'no more'}`,
    );
  };
  const onStampsError = ({ error }: StampsErrorEvent) =>
    setMessage(`${error.code}, ${error.phase}`);
  const onStampsEnd = () => setMessage((before) => `${before}, the end`);

  return (
    <main>
      <select
        name="member"
        aria-label="Member"
        value={user}
        onChange={({ target }) => {
          setUser(target.value);
          setActivities([]);
        }}
      >
        {members.map((member) => (
          <option key={member}>{member}</option>
        ))}
      </select>
      <label>
        <input name="by-day" type="checkbox" checked={byDay} onChange={() => setByDay(!byDay)} />
        By day
      </label>
      <label>
        <input
          name="own-rows"
          type="checkbox"
          checked={ownRows}
          onChange={() => setOwnRows(!ownRows)}
        />
        Own rows
      </label>
      <label>
        <input name="shown" type="checkbox" checked={shown} onChange={() => setShown(!shown)} />
        Shown
      </label>
      <button type="button" name="again" onClick={() => setCount(count + 1)}>
        Render again ({count})
      </button>
      <output>{message}</output>
      {shown && token && (
        <StampsActivityFeed
          apiUrl="/api/v3"
          token={token}
          user={user}
          merchantIds={[2, 5, 11, 14, 23]}
          groupBy={byDay ? 'day' : 'month'}
          rowSlots={ownRows}
          onStampsLoad={onStampsLoad}
          onStampsError={onStampsError}
          onStampsEnd={onStampsEnd}
        >
          <h2 slot="header">
            Stamps of {user} ({count})
          </h2>
          {ownRows ? (
            activities.map(({ id, kind }) => (
              <p key={id} slot={`activity-${id}`}>
                {kind} {id}
              </p>
            ))
          ) : (
            <template slot="activity">
              <b title="Activity [[id]]">[[title]]</b> <i>[[stamps]]</i>
            </template>
          )}
        </StampsActivityFeed>
      )}
    </main>
  );
}
