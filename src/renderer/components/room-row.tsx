// The check of the room: its button, how far it is, and what it means for whoever talks.
import { useEffect } from 'react'
import { checkTheRoom, leaveTheRoom } from '../actions/audio-actions.ts'
import { roomWords } from '../format/room-words.ts'
import { useAudio, type RoomState } from '../store/audio-store.ts'
import { ProgressBar } from './progress-bar.tsx'
import { SettingRow } from './setting-row.tsx'

export function RoomRow() {
  const room = useAudio((state) => state.room)
  useEffect(() => leaveTheRoom, [])
  const isChecking = room.at === 'checking'
  return (
    <SettingRow title="Check the room" help={<RoomHelp room={room} />}>
      <div className={isChecking ? 'measuring' : undefined}>
        {isChecking && <ProgressBar label="Check of the room" percent={room.percent} />}
        {/* One button, so that the focus stays where it is. */}
        <button
          type="button"
          className="button"
          data-testid="check-room"
          onClick={() => (isChecking ? leaveTheRoom() : void checkTheRoom())}
        >
          {isChecking ? 'Cancel' : room.at === 'idle' ? 'Check' : 'Check again'}
        </button>
      </div>
    </SettingRow>
  )
}

/** One region from the beginning, so that a screen reader tells what it comes to. */
function RoomHelp({ room }: { room: RoomState }) {
  return (
    <span role="status" data-testid="room-help" data-at={room.at}>
      <RoomText room={room} />
    </span>
  )
}

function RoomText({ room }: { room: RoomState }) {
  switch (room.at) {
    case 'idle':
      return 'A short sound tells whether you are heard while it speaks.'
    case 'checking':
      return 'Listening to the room. Be quiet for three seconds.'
    case 'failed':
      return <span className="refused">{room.message}</span>
    case 'told': {
      const { title, text } = roomWords(room.finding)
      return (
        <>
          <strong>{title}</strong> {text}
        </>
      )
    }
  }
}
