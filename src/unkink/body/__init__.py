"""The human body as a skeleton of joint angles: poses, the motion between them, and a camera that looks at it."""
