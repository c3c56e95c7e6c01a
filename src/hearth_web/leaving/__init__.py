"""Care leavers: contact, accommodation, activity, pathway plan."""
