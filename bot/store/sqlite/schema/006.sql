UPDATE broadcast SET highest = 0, cursor = 0 WHERE state = 'ended';  -- nothing tells any more who had subscribed by then
